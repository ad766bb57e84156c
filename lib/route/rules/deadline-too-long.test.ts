import type { Catalogue } from '#lib/route/catalogue.ts'
import { edge, exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { deadlineTooLong } from './deadline-too-long.ts'

const closing: Catalogue = {
  ...exampleCatalogue,
  connections: exampleCatalogue.connections.map((each) => ({
    ...each,
    capabilities: { ...each.capabilities, lifeDays: 30 },
  })),
}
const days = (value: number) => ({ deadline: { value, unit: 'days' } as const })

ruleTable(
  deadlineTooLong,

  [
    {
      of: 'deadlines within its life',
      graph: route([node('sign', 'a', days(15)), node('sign', 'b', days(15))]),
      catalogue: closing,
    },
    { of: 'a service that keeps documents', graph: route([node('sign', 'a', days(300))]) },
    {
      of: 'orders of two connections',
      graph: route([node('approve', 'a', days(20)), node('sign', 'b', days(20))]),
      catalogue: closing,
    },
    {
      of: 'two ways to a step, which begins an order of its own',
      graph: {
        schema: 1,
        nodes: [
          node('start', 's'),
          node('document', 'd'),
          node('condition', 'c'),
          node('sign', 'a1', days(20)),
          node('sign', 'a2', days(20)),
          node('sign', 'b', days(20)),
          node('end', 'e'),
        ],
        edges: [
          edge('s', 'next', 'd'),
          edge('d', 'next', 'c'),
          edge('c', 'branch:b1', 'a1'),
          edge('c', 'else', 'a2'),
          edge('a1', 'done', 'b'),
          edge('a2', 'done', 'b'),
          edge('b', 'done', 'e'),
        ],
      },
      catalogue: closing,
    },
    {
      of: 'a connection that gets an order for each step',
      graph: route([node('approve', 'a', days(20)), node('approve', 'b', days(20))]),
      catalogue: closing,
    },
  ],
  [
    {
      of: 'one long deadline',
      graph: route([node('sign', 'a', { deadline: { value: 25, unit: 'working-days' } })]),
      catalogue: closing,
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'The deadlines up to “Signing” and its own make 35 days, but Mail keeps a document open for 30.',
          fix: 'Make the deadline 30 days',
        },
      ],
    },
    {
      of: 'deadlines that add up',
      graph: route([node('sign', 'a', days(20)), node('sign', 'b', days(20))]),
      catalogue: closing,
      finds: [
        {
          severity: 'warning',
          node: 'b',
          en: 'The deadlines up to “Signing” and its own make 40 days, but Mail keeps a document open for 30.',
          fix: 'Make the deadline 10 days',
        },
      ],
    },
  ],
)
