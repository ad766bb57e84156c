import { edge, forked, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { stageRace } from './stage-race.ts'

/** Both branches end with a move of the stage. */
const moving = (inA: Record<string, string>, inB: Record<string, string>) =>
  forked({
    nodes: [
      node('action', 'ma', { action: 'move-stage', title: 'Left', settings: { stages: inA } }),
      node('action', 'mb', { action: 'move-stage', title: 'Right', settings: { stages: inB } }),
    ],
    without: ['a.done', 'b.done'],
    edges: [
      edge('a', 'done', 'ma'),
      edge('ma', 'next', 'j'),
      edge('b', 'done', 'mb'),
      edge('mb', 'next', 'j'),
    ],
  })

ruleTable(
  stageRace,

  [
    { of: 'branches that move no stage', graph: forked() },
    { of: 'branches of different pipelines', graph: moving({ '0': 'WON' }, { '2': 'LOSE' }) },
    { of: 'branches that agree', graph: moving({ '0': 'WON' }, { '0': 'WON' }) },
  ],
  [
    {
      of: 'branches that set different stages of one pipeline',
      graph: moving({ '0': 'WON' }, { '0': 'LOSE', '2': 'X' }),
      finds: [
        {
          severity: 'warning',
          node: 'ma',
          en: '“Left” and “Right” in parallel branches set different stages: chance decides which one stays.',
        },
      ],
    },
  ],
)
