import type { Mistake } from './case.ts'
import { all, copy, cut, gone, lead, plus, set } from './change.ts'

/** Where a route begins, where it ends, and what lies aside. */
export const brokenShape: readonly Mistake[] = [
  ['missing-start', 'the start was deleted', 'purchase-approval', gone('start-1')],
  [
    'missing-start',
    'a second start for another pipeline',
    'nda-international',
    all(plus('start', 'start-2'), lead('start-2', 'next', 'document-1')),
  ],
  ['missing-start', 'no type of item is ticked', 'contract-approval', set('start-1', { entityTypeIds: [] })],
  [
    'missing-start',
    'a whole route pasted into another',
    'bulk-offer',
    all(
      copy('start-1', 'start-2'),
      copy('document-1', 'document-2'),
      lead('start-2', 'next', 'document-2'),
      lead('document-2', 'next', 'sign-1'),
    ),
  ],
  ['no-end', 'all ends were deleted', 'nda-international', gone('end-1', 'end-2')],
  [
    'no-end',
    'every outcome goes back to the document',
    'power-of-attorney',
    all(
      lead('approve-1', 'done', 'document-1', 3),
      lead('approve-1', 'declined', 'document-1', 3),
      lead('approve-1', 'expired', 'document-1', 3),
    ),
  ],
  [
    'no-end',
    'two approvers who only hand on to each other',
    'contract-approval',
    all(
      lead('approve-1', 'expired', 'approve-2'),
      lead('approve-1', 'declined', 'approve-2'),
      lead('approve-2', 'done', 'approve-1', 3),
      lead('approve-2', 'declined', 'approve-1', 3),
      lead('approve-2', 'expired', 'approve-1', 3),
    ),
  ],
  [
    'no-end',
    'the offer is sent again whatever the client does',
    'bulk-offer',
    all(
      lead('sign-1', 'done', 'document-1', 9),
      lead('sign-1', 'declined', 'document-1', 9),
      lead('sign-1', 'expired', 'document-1', 9),
    ),
  ],
  [
    'unreachable',
    'an approval left aside after lines were drawn anew',
    'contract-approval',
    lead('approve-1', 'done', 'sign-1'),
  ],
  [
    'unreachable',
    'an end that nobody leads to',
    'nda-international',
    plus('end', 'end-9', { outcome: 'cancelled' }),
  ],
  ['unreachable', 'a branch whose line was moved', 'mixed-providers', lead('condition-1', 'else', 'sign-1')],
  ['unreachable', 'the wait is passed by', 'work-act', lead('start-1', 'next', 'document-1')],
  [
    'unreachable',
    'a pasted copy of an approval',
    'saby-contract',
    all(
      copy('approve-1', 'approve-9'),
      lead('approve-9', 'done', 'sign-1'),
      lead('approve-9', 'declined', 'end-2'),
      lead('approve-9', 'expired', 'end-2'),
    ),
  ],
  [
    'unreachable',
    'the large branch goes straight to the signature',
    'amendment',
    lead('condition-1', 'branch:large', 'sign-1'),
  ],
  [
    'unreachable',
    'a second document that was never connected',
    'staff-order',
    copy('document-1', 'document-2'),
  ],
  [
    'unreachable',
    'the counterparty is left out when our signature ends the route',
    'reconciliation-act',
    lead('sign-1', 'done', 'end-1'),
  ],
  [
    'unreachable',
    'an old part of the route that begins with a condition',
    'incoming-contract',
    all(
      plus('condition', 'condition-9', {
        branches: [{ id: 'b1', label: 'x', all: [{ left: { of: 'field', field: 'title' }, op: 'filled' }] }],
      }),
      lead('condition-9', 'branch:b1', 'sign-1'),
      lead('condition-9', 'else', 'end-2'),
    ),
  ],
  ['dead-end', 'nothing follows the last signature', 'contract-approval', cut('sign-2', 'done')],
  ['dead-end', 'the document leads nowhere', 'nda-international', cut('document-1', 'next')],
  ['dead-end', 'a condition without else', 'amendment', cut('condition-1', 'else')],
  ['dead-end', 'a branch that was forgotten', 'mixed-providers', cut('condition-1', 'branch:box')],
  ['dead-end', 'nothing follows the join', 'tender-package', cut('join-1', 'next')],
  [
    'dead-end',
    'a branch of the fork hangs loose',
    'tender-package',
    all(
      set('fork-1', {
        branches: [
          { id: 'law', label: 'law' },
          { id: 'money', label: 'money' },
          { id: 'safety', label: 'safety' },
        ],
      }),
    ),
  ],
  ['dead-end', 'nothing follows the wait', 'work-act', cut('wait-1', 'next')],
  ['dead-end', 'the committee decides and nothing happens', 'purchase-approval', cut('approve-1', 'done')],
  ['dead-end', 'the start is not connected', 'bulk-offer', cut('start-1', 'next')],
  ['dead-end', 'the completed end was deleted', 'power-of-attorney', gone('end-1')],
  ['dead-end', 'the counterparty’s step was deleted', 'transfer-document', gone('sign-2')],
  [
    'dead-end',
    'a branch was added and not connected',
    'amendment',
    set('condition-1', {
      branches: [
        {
          id: 'large',
          label: 'large',
          all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater-or-equal', right: '500000' }],
        },
        {
          id: 'urgent',
          label: 'urgent',
          all: [{ left: { of: 'field', field: 'UF_CRM_URGENT' }, op: 'equals', right: 'Y' }],
        },
      ],
    }),
  ],
  [
    'unused-document',
    'an act is made after everybody has signed',
    'nda-international',
    all(
      copy('document-1', 'document-2'),
      lead('sign-2', 'done', 'document-2'),
      lead('document-2', 'next', 'end-1'),
    ),
  ],
  [
    'unused-document',
    'a letter of refusal that nobody signs',
    'saby-contract',
    all(
      copy('document-1', 'document-2'),
      lead('sign-2', 'declined', 'document-2'),
      lead('document-2', 'next', 'end-2'),
    ),
  ],
  [
    'unused-document',
    'the only step was taken out',
    'bulk-offer',
    all(gone('sign-1'), lead('document-1', 'next', 'end-1')),
  ],
  [
    'no-document-before-step',
    'the document is passed by',
    'contract-approval',
    lead('start-1', 'next', 'approve-1'),
  ],
  [
    'no-document-before-step',
    'the document was deleted',
    'nda-international',
    all(gone('document-1'), lead('start-1', 'next', 'sign-1')),
  ],
  [
    'no-document-before-step',
    'the document comes after the approval',
    'incoming-contract',
    all(
      lead('start-1', 'next', 'approve-1'),
      lead('approve-1', 'done', 'document-1'),
      lead('document-1', 'next', 'sign-1'),
    ),
  ],
  [
    'no-document-before-step',
    'one branch has no document',
    'amendment',
    all(
      lead('start-1', 'next', 'condition-1'),
      lead('condition-1', 'branch:large', 'approve-1'),
      lead('condition-1', 'else', 'document-1'),
      lead('document-1', 'next', 'sign-1'),
    ),
  ],
  [
    'no-document-before-step',
    'the wait leads straight to the signature',
    'work-act',
    lead('wait-1', 'next', 'sign-1'),
  ],
  [
    'no-document-before-step',
    'experts are asked before there is a package',
    'tender-package',
    lead('start-1', 'next', 'fork-1'),
  ],
  [
    'no-document-before-step',
    'the committee votes on nothing',
    'purchase-approval',
    all(gone('document-1'), lead('start-1', 'next', 'approve-1')),
  ],
]
