import type { Mistake } from './case.ts'
import { all, inputs, lead, same, set, without } from './change.ts'

const director = { from: 'user', userId: '1' }
const lawyer = { from: 'input', input: 'lawyer', as: 'user' }
const by = (provider: string) => ({ connection: { by: 'provider', provider } })
const dates = (value: number, unit: string) => ({ value, unit })

/** Who acts, in which order, until when. */
export const brokenPeople: readonly Mistake[] = [
  [
    'unresolvable-participant',
    'nobody was chosen',
    'contract-approval',
    set('approve-2', { participants: [] }),
  ],
  [
    'unresolvable-participant',
    'the input of a participant was deleted',
    'contract-approval',
    inputs((now) => now.filter(({ name }) => name !== 'lawyer')),
  ],
  [
    'unresolvable-participant',
    'the input of a participant was renamed',
    'staff-order',
    inputs((now) => now.map((each) => (each.name === 'employee' ? { ...each, name: 'worker' } : each))),
  ],
  [
    'unresolvable-participant',
    'the director has left the company',
    'nda-international',
    set('sign-1', { participants: [{ from: 'user', userId: '2' }] }),
  ],
  [
    'unresolvable-participant',
    'a user of another portal',
    'power-of-attorney',
    set('sign-1', { participants: [{ from: 'user', userId: '4711' }] }),
  ],
  [
    'unresolvable-participant',
    'a person was meant to be chosen later',
    'bulk-offer',
    set('sign-1', { participants: [{ from: 'user', userId: '' }], party: 'ours' }),
  ],
  [
    'unresolvable-participant',
    'an address with a slip of the keyboard',
    'nda-international',
    set('sign-2', { participants: [{ from: 'email', email: 'partner@example' }] }),
  ],
  [
    'unresolvable-participant',
    'a field that was deleted',
    'incoming-contract',
    set('sign-2', { participants: [{ from: 'field', field: 'UF_CRM_OLD', as: 'email' }] }),
  ],
  [
    'unresolvable-participant',
    'the counterparty’s company on our side',
    'transfer-document',
    set('sign-1', { participants: [{ from: 'company' }] }),
  ],
  [
    'unresolvable-participant',
    'a contact where the company is found by requisites',
    'contract-approval',
    set('sign-2', { participants: [{ from: 'contact', index: 1 }] }),
  ],
  [
    'unresolvable-participant',
    'a phone number where the service writes e-mail',
    'bulk-offer',
    set('sign-1', { participants: [{ from: 'field', field: 'UF_CRM_MAIL', as: 'phone' }] }),
  ],
  [
    'unresolvable-participant',
    'the deputy has left',
    'saby-contract',
    set('approve-1', { deputies: [{ from: 'user', userId: '2' }] }),
  ],
  [
    'duplicate-participant',
    'the head is asked twice',
    'contract-approval',
    set('approve-2', { participants: [{ from: 'head' }, { from: 'head' }] }),
  ],
  [
    'duplicate-participant',
    'the deputy is the signatory',
    'power-of-attorney',
    set('approve-1', { deputies: [lawyer] }),
  ],
  [
    'duplicate-participant',
    'one member votes twice',
    'purchase-approval',
    set('approve-1', { participants: [{ from: 'head' }, { from: 'responsible' }, { from: 'head' }] }),
  ],
  [
    'duplicate-participant',
    'the same address in two rows',
    'nda-international',
    set('sign-2', {
      participants: [
        { from: 'email', email: 'a@example.com' },
        { from: 'email', email: 'a@example.com' },
      ],
    }),
  ],
  ['quorum', 'three of two', 'reconciliation-act', set('approve-1', { quorum: 3 })],
  [
    'quorum',
    'a member was taken out, the quorum stayed',
    'purchase-approval',
    set('approve-1', { participants: [{ from: 'head' }] }),
  ],
  ['quorum', 'five of three', 'purchase-approval', set('approve-1', { quorum: 5 })],
  [
    'no-deputy',
    'everything hangs on one named director',
    'power-of-attorney',
    set('sign-1', { participants: [director] }),
  ],
  [
    'no-deputy',
    'everything hangs on one named approver',
    'mixed-providers',
    set('approve-1', { participants: [director] }),
  ],
  [
    'late-reminder',
    'reminded on the day of the deadline',
    'nda-international',
    set('sign-2', { deadline: dates(3, 'days') }),
  ],
  [
    'late-reminder',
    'weekly reminders of a three-day deadline',
    'staff-order',
    set('sign-2', { reminders: { every: dates(7, 'days'), most: 2 } }),
  ],
  [
    'late-reminder',
    'hours were meant, days were chosen',
    'contract-approval',
    set('approve-1', { reminders: { every: dates(4, 'days'), most: 3 } }),
  ],
  [
    'late-reminder',
    'the deadline was shortened to a day',
    'bulk-offer',
    set('sign-1', { deadline: dates(24, 'hours') }),
  ],
  [
    'deadline-too-long',
    'half a year for the partner',
    'nda-international',
    set('sign-2', { deadline: dates(180, 'days') }),
  ],
  [
    'deadline-too-long',
    'two deadlines that add up',
    'incoming-contract',
    all(set('sign-1', { deadline: dates(70, 'days') }), set('sign-2', { deadline: dates(60, 'days') })),
  ],
  [
    'deadline-too-long',
    'a hundred working days',
    'bulk-offer',
    set('sign-1', { deadline: dates(100, 'working-days') }),
  ],
  [
    'missing-connection',
    'no connection was chosen',
    'contract-approval',
    set('sign-1', { connection: null }),
  ],
  [
    'missing-connection',
    'the connection was deleted',
    'nda-international',
    set('sign-1', { connection: { by: 'connection', connectionId: 'c-old' } }),
  ],
  ['missing-connection', 'the service was never connected', 'saby-contract', same, without('saby')],
  ['missing-connection', 'the service was switched off', 'mixed-providers', same, without('docusign')],
  ['missing-connection', 'a provider that does not exist', 'staff-order', set('sign-1', by('kontur'))],
  [
    'capability-mismatch',
    'a simple signature in Diadoc',
    'contract-approval',
    set('sign-1', { signature: 'simple' }),
  ],
  [
    'capability-mismatch',
    'a qualified signature on our own page',
    'reconciliation-act',
    set('approve-1', { signature: 'QES' }),
  ],
  [
    'capability-mismatch',
    'an approval on the key server',
    'contract-approval',
    set('approve-1', by('cryptopro-dss')),
  ],
  ['capability-mismatch', 'the counterparty on our own page', 'bulk-offer', set('sign-1', by('in-app'))],
  [
    'capability-mismatch',
    'the counterparty on our key server',
    'nda-international',
    set('sign-2', { ...by('cryptopro-dss'), signature: 'QES' }),
  ],
  [
    'capability-mismatch',
    'two directors sign in one Diadoc message',
    'power-of-attorney',
    set('sign-1', { participants: [{ from: 'responsible' }, { from: 'head' }] }),
  ],
  [
    'capability-mismatch',
    'any one of two approvers in Diadoc',
    'reconciliation-act',
    set('approve-1', { ...by('diadoc'), quorum: 'any' }),
  ],
  [
    'capability-mismatch',
    'the counterparty approves in Diadoc',
    'contract-approval',
    set('approve-2', { ...by('diadoc'), party: 'counterparty', participants: [{ from: 'company' }] }),
  ],
  [
    'capability-mismatch',
    'a committee’s quorum in DocuSign',
    'purchase-approval',
    set('approve-1', by('docusign')),
  ],
  [
    'counterparty-last',
    'the counterparty signs before us in Diadoc',
    'contract-approval',
    all(
      lead('approve-2', 'done', 'sign-2'),
      lead('sign-2', 'done', 'sign-1'),
      lead('sign-1', 'done', 'end-1'),
    ),
  ],
  [
    'counterparty-last',
    'the accountant confirms after the counterparty',
    'reconciliation-act',
    all(
      lead('approve-1', 'done', 'sign-2'),
      lead('sign-2', 'done', 'sign-1'),
      lead('sign-1', 'done', 'end-1'),
    ),
  ],
  [
    'counterparty-last',
    'the counterparty signs twice in Saby',
    'saby-contract',
    all(set('sign-1', { party: 'counterparty', participants: [{ from: 'company' }] })),
  ],
  [
    'account-signature',
    'the account has no qualified signature',
    'staff-order',
    same,
    (portal) => ({
      ...portal,
      connections: portal.connections.map((each) =>
        each.provider === 'cryptopro-dss' ? { ...each, signatures: ['UNEP'] } : each,
      ),
    }),
  ],
  [
    'account-signature',
    'advanced signatures were not bought',
    'nda-international',
    set('sign-1', { signature: 'UNEP' }),
    (portal) => ({
      ...portal,
      connections: portal.connections.map((each) =>
        each.provider === 'docusign' ? { ...each, signatures: ['simple'] } : each,
      ),
    }),
  ],
]
