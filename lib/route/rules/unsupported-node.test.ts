import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unsupportedNode } from './unsupported-node.ts'

ruleTable(
  unsupportedNode,

  [{ of: 'runnable kinds', graph: route([node('approve', 'a'), node('sign', 'b')]) }],
  [
    {
      of: 'a wait',
      graph: route([node('wait', 'w')]),
      finds: [{ severity: 'error', node: 'w', en: 'This version of Inkroute does not run “Wait” yet.' }],
    },
  ],
)
