import { edge, exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { stageBackwards } from './stage-backwards.ts'

const stage = (id: string, sort: number) =>
  ({ id, name: id.toLowerCase(), color: '#fff', semantics: 'process', sort }) as const
const catalogue = {
  ...exampleCatalogue,
  pipelines: [{ id: 0, entityTypeId: 2, name: 'Sales', stages: [stage('NEW', 10), stage('WON', 50)] }],
}
const move = (id: string, to: string, backwards = false) =>
  node('action', id, { title: id, action: 'move-stage', settings: { stages: { '0': to }, backwards } })

ruleTable(
  stageBackwards,

  [
    {
      of: 'moves forwards',
      graph: route([move('m', 'NEW'), node('sign', 'a'), move('n', 'WON')]),
      catalogue,
    },
    { of: 'a move back that is meant', graph: route([move('m', 'WON'), move('n', 'NEW', true)]), catalogue },
    {
      of: 'a revision that begins anew',
      graph: route([move('m', 'NEW'), move('n', 'WON'), node('sign', 'a')], [edge('a', 'declined', 'd', 2)]),
      catalogue,
    },
    { of: 'pipelines that could not be read', graph: route([move('m', 'WON'), move('n', 'NEW')]) },
  ],
  [
    {
      of: 'a move back',
      graph: route([move('m', 'WON'), node('sign', 'a'), move('n', 'NEW')]),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 'n',
          en: '“n” moves to “new” after the route has got to “won”: the stage would not change.',
          fix: 'Allow moving back',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'm', outcome: 'next' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
  ],
)
