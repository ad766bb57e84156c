import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unresolvableParticipant } from './unresolvable-participant.ts'

ruleTable(
  unresolvableParticipant,

  [
    { of: 'a known user', graph: route([node('sign', 'a')]) },
    {
      of: 'a counterparty by requisites',
      graph: route([
        node('sign', 'a', {
          connection: { by: 'provider', provider: 'edi' },
          party: 'counterparty',
          participants: [{ from: 'company' }],
        }),
      ]),
    },
    {
      of: 'users that could not be read',
      graph: route([node('sign', 'a', { participants: [{ from: 'user', userId: '9' }] })]),
      catalogue: { ...exampleCatalogue, users: null },
    },
  ],
  [
    {
      of: 'nobody',
      graph: route([node('sign', 'a', { participants: [] })]),
      finds: [{ severity: 'error', node: 'a', en: '“Signing” has no participants: there is nobody to act.' }],
    },
    {
      of: 'an unknown and an inactive user',
      graph: route([
        node('sign', 'a', {
          participants: [
            { from: 'user', userId: '9' },
            { from: 'user', userId: '2' },
          ],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: user no. 9 does not exist in the portal.',
          fix: 'Remove this participant',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: Boris is no longer active in the portal.',
          fix: 'Remove this participant',
        },
      ],
    },
    {
      of: 'an unknown field, input and address',
      graph: route([
        node('sign', 'a', {
          participants: [
            { from: 'field', field: 'UF_X', as: 'email' },
            { from: 'input', input: 'who', as: 'user' },
            { from: 'email', email: 'nobody' },
          ],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the item has no field “UF_X”.',
          fix: 'Remove this participant',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the route has no input “who”.',
          fix: 'Remove this participant',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: “nobody” is not an e-mail address.',
          fix: 'Remove this participant',
        },
      ],
    },
    {
      of: 'a counterparty that requisites cannot find',
      graph: route([
        node('sign', 'a', {
          connection: { by: 'provider', provider: 'edi' },
          party: 'counterparty',
          participants: [{ from: 'contact', index: 1 }],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the counterparty is found by requisites here, but the participant is “Primary contact”.',
          fix: 'Choose the company by requisites',
        },
      ],
    },
    {
      of: 'the company on our side',
      graph: route([node('sign', 'a', { participants: [{ from: 'company' }] })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the company of the item is the other side, but the step is ours.',
          fix: 'Make it the counterparty’s step',
        },
      ],
    },
  ],
)
