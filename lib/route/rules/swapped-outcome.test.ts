import { edge, line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { swappedOutcome } from './swapped-outcome.ts'

const declined = node('end', 'x', { outcome: 'declined' })
const withEnd = (graph: ReturnType<typeof route>) => ({ ...graph, nodes: [...graph.nodes, declined] })

ruleTable(
  swappedOutcome,

  [{ of: 'ends that fit', graph: withEnd(route([node('sign', 'a')], [edge('a', 'declined', 'x')])) }],
  [
    {
      of: 'a refusal that completes',
      graph: route([node('sign', 'a')], [edge('a', 'declined', 'e')]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'From “Signing” the way “declined” leads to the end “Completed”: the envelope would end wrongly.',
          fix: 'Add the end “Declined”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'declined' },
          ],
        },
      ],
    },
    {
      of: 'a missed deadline that completes',
      graph: route([node('sign', 'a')], [edge('a', 'expired', 'e')]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'From “Signing” the way “expired” leads to the end “Completed”: the envelope would end wrongly.',
          fix: 'Add the end “Declined”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'expired' },
          ],
        },
      ],
    },
    {
      of: 'a signature that declines',
      graph: line([node('start', 's'), node('document', 'd'), node('sign', 'a'), declined]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'From “Signing” the way “done” leads to the end “Declined”: the envelope would end wrongly.',
          fix: 'Add the end “Completed”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
  ],
)
