import { edge, forked, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { loopIntoFork } from './loop-into-fork.ts'

ruleTable(
  loopIntoFork,

  [
    { of: 'a way back to the document', graph: forked({ edges: [edge('a', 'declined', 'd', 2)] }) },
    { of: 'a way back to the fork itself', graph: forked({ edges: [edge('a', 'declined', 'f', 2)] }) },
    { of: 'a way back from behind the join', graph: forked({ edges: [edge('last', 'declined', 'f', 2)] }) },
  ],
  [
    {
      of: 'a way back within a branch',
      graph: forked({ edges: [edge('a', 'declined', 'a', 2)] }),
      finds: [
        {
          severity: 'error',
          node: 'a',
          edge: 'a.declined',
          en: 'The way back to “Signing” leads into a branch, but a new revision concerns all branches.',
        },
      ],
    },
    {
      of: 'a way back from behind the join into a branch',
      graph: forked({ edges: [edge('last', 'declined', 'b', 2)] }),
      finds: [
        {
          severity: 'error',
          node: 'last',
          edge: 'last.declined',
          en: 'The way back to “Signing” leads into a branch, but a new revision concerns all branches.',
        },
      ],
    },
    {
      of: 'an edge into a branch past its fork',
      graph: forked({
        nodes: [node('condition', 'c')],
        without: ['d.next'],
        edges: [edge('d', 'next', 'c'), edge('c', 'branch:b1', 'f'), edge('c', 'else', 'b')],
      }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          edge: 'c.else',
          en: 'The edge to “Signing” enters a branch past its fork.',
        },
      ],
    },
  ],
)
