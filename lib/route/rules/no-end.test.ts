import { edge, forked, line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { noEnd } from './no-end.ts'

ruleTable(
  noEnd,

  [
    { of: 'a line', graph: route([node('sign', 'a')]) },
    { of: 'a bounded loop', graph: route([node('sign', 'a')], [edge('a', 'declined', 'd', 3)]) },
    {
      of: 'branches brought together',
      graph: {
        schema: 1,
        nodes: [
          node('start', 's'),
          node('fork', 'f'),
          node('sign', 'a'),
          node('sign', 'b'),
          node('join', 'j'),
          node('end', 'e'),
        ],
        edges: [
          edge('s', 'next', 'f'),
          edge('f', 'branch:b1', 'a'),
          edge('f', 'branch:b2', 'b'),
          edge('a', 'done', 'j'),
          edge('b', 'done', 'j'),
          edge('j', 'next', 'e'),
        ],
      },
    },
    {
      of: 'a branch that ends the route while another is at work',
      graph: {
        schema: 1,
        nodes: [
          node('start', 's'),
          node('fork', 'f'),
          node('sign', 'a'),
          node('sign', 'b'),
          node('join', 'j'),
          node('end', 'e'),
        ],
        edges: [
          edge('s', 'next', 'f'),
          edge('f', 'branch:b1', 'a'),
          edge('f', 'branch:b2', 'b'),
          edge('a', 'done', 'j'),
          edge('b', 'done', 'e'),
          edge('j', 'next', 'e'),
        ],
      },
    },
  ],
  [
    {
      of: 'a route without end',
      graph: line([node('start', 's'), node('document', 'd')]),
      finds: [
        {
          severity: 'error',
          en: 'The route has no end: it would never finish.',
          fix: 'Add the end “Completed”',
        },
      ],
    },
    {
      of: 'a circle without a way out',
      graph: {
        ...line([node('start', 's'), node('document', 'd'), node('condition', 'c')]),
        nodes: [
          node('start', 's'),
          node('document', 'd'),
          node('condition', 'c'),
          node('approve', 'a'),
          node('approve', 'b'),
          node('end', 'e'),
        ],
        edges: [
          edge('s', 'next', 'd'),
          edge('d', 'next', 'c'),
          edge('c', 'branch:b1', 'e'),
          edge('c', 'else', 'a'),
          edge('a', 'done', 'b'),
          edge('b', 'done', 'a', 2),
        ],
      },
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: 'Once it gets to “Approval”, the route can no longer finish.',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'c', outcome: 'else' },
          ],
        },
      ],
    },
    {
      of: 'a branch that goes round for ever: a run leaves its fork by both branches at once',
      graph: forked({
        nodes: [node('approve', 'c')],
        without: ['a.done'],
        edges: [edge('a', 'done', 'c'), edge('c', 'done', 'a', 2)],
      }),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: 'Once it gets to “Signing”, the route can no longer finish.',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'f', outcome: 'next' },
          ],
        },
      ],
    },
  ],
)
