import { forked, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { joinWithoutFork } from './join-without-fork.ts'

ruleTable(
  joinWithoutFork,

  [{ of: 'the join of a fork', graph: forked() }],
  [
    {
      of: 'a join on the trunk',
      graph: route([node('join', 'j')]),
      finds: [{ severity: 'error', node: 'j', en: 'No branches of a fork lead to “Join”.' }],
    },
  ],
)
