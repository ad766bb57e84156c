import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownStage } from './unknown-stage.ts'

const stage = { id: 'NEW', name: 'New', color: '#fff', semantics: 'process', sort: 10 } as const
const catalogue = {
  ...exampleCatalogue,
  pipelines: [
    { id: 0, entityTypeId: 2, name: 'Sales', stages: [stage] },
    { id: 9, entityTypeId: 177, name: 'Requests', stages: [stage] },
  ],
}
const moving = (stages: Record<string, string>) =>
  route([node('action', 'm', { title: 'Move', action: 'move-stage', settings: { stages } })])

ruleTable(
  unknownStage,

  [
    { of: 'a stage of the pipeline', graph: moving({ '0': 'NEW' }), catalogue },
    {
      of: 'pipelines that could not be read',
      graph: moving({ '4': 'X' }),
      catalogue: { ...exampleCatalogue, pipelines: null },
    },
    { of: 'an action that is not filled in, told elsewhere', graph: moving({}), catalogue },
  ],
  [
    {
      of: 'a stage that was deleted',
      graph: moving({ '0': 'OLD' }),
      catalogue,
      finds: [{ severity: 'error', node: 'm', en: '“Move”: the pipeline “Sales” has no stage “OLD”.' }],
    },
    {
      of: 'a pipeline that was deleted',
      graph: moving({ '4': 'NEW' }),
      catalogue,
      finds: [{ severity: 'error', node: 'm', en: '“Move”: there is no pipeline no. 4 in the portal.' }],
    },
    {
      of: 'a pipeline of other items',
      graph: moving({ '9': 'NEW' }),
      catalogue,
      finds: [
        {
          severity: 'error',
          node: 'm',
          en: '“Move”: the pipeline “Requests” is not for the items that the route starts from.',
        },
      ],
    },
  ],
)
