import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { bypassedApproval } from './bypassed-approval.ts'

const gated = [node('approve', 'a'), node('sign', 'b')]

ruleTable(
  bypassedApproval,

  [
    { of: 'revision before the gate', graph: route(gated, [edge('a', 'declined', 'd', 3)]) },
    { of: 'a way to the end', graph: route(gated, [edge('a', 'declined', 'e')]) },
    {
      of: 'somebody else who approves',
      graph: route(
        [node('approve', 'a'), node('approve', 'c'), node('sign', 'b')],
        [edge('a', 'expired', 'c')],
      ),
    },
    {
      of: 'a revision that a condition may lead around the gate',
      graph: route(
        [node('condition', 'c'), ...gated],
        [edge('c', 'else', 'b'), edge('a', 'declined', 'd', 3)],
      ),
    },
    {
      of: 'a condition around the gate',
      graph: route([node('condition', 'c'), ...gated], [edge('c', 'else', 'b')]),
    },
  ],
  [
    {
      of: 'a refusal that leads to the signature',
      graph: route(gated, [edge('a', 'declined', 'b')]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'After “declined” at “Approval” the route still gets to “Signing”: the approval can be bypassed.',
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
      of: 'silence as consent',
      graph: route(gated, [edge('a', 'expired', 'b')]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'After “expired” at “Approval” the route still gets to “Signing”: the approval can be bypassed.',
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
      of: 'a refusal that passes by another document',
      graph: {
        ...route(gated, [edge('a', 'declined', 'x'), edge('x', 'next', 'b')]),
        nodes: [...route(gated).nodes, node('document', 'x')],
      },
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'After “declined” at “Approval” the route still gets to “Signing”: the approval can be bypassed.',
          fix: 'Add the end “Declined”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'declined' },
            { node: 'x', outcome: 'next' },
          ],
        },
      ],
    },
  ],
)
