import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { capabilityMismatch } from './capability-mismatch.ts'

ruleTable(
  capabilityMismatch,

  [
    {
      of: 'what the connection declares',
      graph: route([
        node('sign', 'a', {
          participants: [{ from: 'responsible' }, { from: 'head' }],
          order: 'parallel',
          quorum: 'any',
        }),
        node('approve', 'b'),
      ]),
    },
  ],
  [
    {
      of: 'a signature kind',
      graph: route([node('sign', 'a', { signature: 'QES' })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: Mail does not give the signature kind “Qualified (QES)”.',
        },
      ],
    },
    {
      of: 'an approval',
      graph: route([node('approve', 'a', { connection: { by: 'provider', provider: 'mail' } })]),
      finds: [{ severity: 'error', node: 'a', en: '“Approval”: Mail cannot carry approvals.' }],
    },
    {
      of: 'a party',
      graph: route([
        node('sign', 'a', { connection: { by: 'provider', provider: 'in-app' }, party: 'counterparty' }),
      ]),
      finds: [{ severity: 'error', node: 'a', en: '“Signing”: In-app does not reach the counterparty.' }],
    },
    {
      of: 'order, number and quorum',
      graph: route([
        node('sign', 'a', {
          connection: { by: 'provider', provider: 'edi' },
          signature: 'QES',
          order: 'parallel',
          quorum: 'any',
          participants: [{ from: 'responsible' }, { from: 'head' }],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: EDI takes at most 1 of this side, the step has 2.',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: EDI cannot ask several participants at the same time.',
          fix: 'Make it sequential',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: EDI waits for every participant and cannot count a quorum.',
          fix: 'Wait for all',
        },
      ],
    },
    {
      of: 'an order inside a step',
      graph: route([node('approve', 'a', { participants: [{ from: 'responsible' }, { from: 'head' }] })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Approval”: In-app does not keep an order of participants inside a step.',
          fix: 'Ask all at the same time',
        },
      ],
    },
  ],
)
