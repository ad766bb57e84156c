import type { Comparison, RouteInput } from '#lib/route/graph.ts'
import type { Variant } from './case.ts'
import { all, copy, cut, gone, inForce, inputs, lead, plus, same, set, without } from './change.ts'

const amount = (op: Comparison['op'], right: string): Comparison => ({
  left: { of: 'field', field: 'opportunity' },
  op,
  right,
})
const days = (value: number) => ({ value, unit: 'days' })
const signer: RouteInput = {
  name: 'signer',
  type: 'user',
  label: { ru: 'Подписант', en: 'Signatory' },
  required: true,
}
const comment: RouteInput = {
  name: 'comment',
  type: 'text',
  label: { ru: 'Комментарий', en: 'Comment' },
  required: false,
}
const option = (value: string) => ({ value, label: { ru: value, en: value } })
const by = (provider: string) => ({ connection: { by: 'provider', provider } })

/** What people change in a ready route and may: the verifier has no error and no warning for these. */
export const goodVariants: readonly Variant[] = [
  [
    'the connection is named',
    'contract-approval',
    all(
      set('sign-1', { connection: { by: 'connection', connectionId: 'c-diadoc' } }),
      set('sign-2', { connection: { by: 'connection', connectionId: 'c-diadoc' } }),
    ),
  ],
  [
    'a named director with a deputy',
    'contract-approval',
    set('sign-1', {
      participants: [{ from: 'user', userId: '1' }],
      deputies: [{ from: 'user', userId: '3' }],
    }),
  ],
  ['one approval fewer', 'contract-approval', all(gone('approve-2'), lead('approve-1', 'done', 'sign-1'))],
  [
    'one approval more',
    'contract-approval',
    all(
      copy('approve-1', 'approve-3'),
      lead('approve-1', 'done', 'approve-3'),
      lead('approve-3', 'done', 'approve-2'),
      lead('approve-3', 'declined', 'document-1', 2),
      lead('approve-3', 'expired', 'end-3'),
    ),
  ],
  [
    'no deadlines',
    'contract-approval',
    all(
      set('approve-1', { deadline: undefined }),
      cut('approve-1', 'expired'),
      set('sign-2', { deadline: undefined }),
      cut('sign-2', 'expired'),
    ),
  ],
  ['a deadline in hours', 'contract-approval', set('approve-1', { deadline: { value: 24, unit: 'hours' } })],
  [
    'reminders within the deadline',
    'contract-approval',
    set('approve-1', { reminders: { every: { value: 8, unit: 'hours' }, most: 3 } }),
  ],
  [
    'approvals in Diadoc',
    'contract-approval',
    all(set('approve-1', by('diadoc')), set('approve-2', by('diadoc'))),
  ],
  [
    'a refusal that ends instead of going back',
    'contract-approval',
    all(
      lead('approve-1', 'declined', 'end-2'),
      lead('approve-2', 'declined', 'end-2'),
      lead('sign-1', 'declined', 'end-2'),
    ),
  ],
  [
    'the document from a field of files',
    'contract-approval',
    set('document-1', { source: { from: 'file-field', field: 'UF_CRM_SCAN' } }),
  ],
  [
    'the lawyer from a field of employees',
    'contract-approval',
    set('approve-1', { participants: [{ from: 'field', field: 'UF_CRM_LAWYER', as: 'user' }] }),
  ],
  ['a comment of the manager', 'contract-approval', inputs((now) => [...now, comment])],
  ['the same inputs as in force', 'amendment', same, inForce(signer)],
  ['one more input that may stay empty', 'amendment', inputs((now) => [...now, comment]), inForce(signer)],
  [
    'one more choice in the list',
    'amendment',
    inputs((now) => [
      ...now,
      { ...comment, name: 'kind', type: 'select', options: [option('a'), option('b')] },
    ]),
    inForce(signer, { ...comment, name: 'kind', type: 'select', options: [option('a')] }),
  ],
  [
    'the template is kept in a file on Drive',
    'nda-international',
    set('document-1', { source: { from: 'drive', fileId: '881' } }),
  ],
  [
    'the partner by a fixed address',
    'nda-international',
    set('sign-2', { participants: [{ from: 'email', email: 'legal@example.org', name: 'Legal' }] }),
  ],
  [
    'the partner by a field with an address',
    'nda-international',
    set('sign-2', { participants: [{ from: 'field', field: 'UF_CRM_MAIL', as: 'email' }] }),
  ],
  [
    'the second contact signs',
    'nda-international',
    set('sign-2', { participants: [{ from: 'contact', index: 2 }] }),
  ],
  [
    'two contacts one by one',
    'nda-international',
    set('sign-2', {
      participants: [
        { from: 'contact', index: 1 },
        { from: 'contact', index: 2 },
      ],
    }),
  ],
  [
    'two contacts at the same time',
    'nda-international',
    set('sign-2', {
      participants: [
        { from: 'contact', index: 1 },
        { from: 'contact', index: 2 },
      ],
      order: 'parallel',
    }),
  ],
  [
    'a qualified signature abroad',
    'nda-international',
    all(set('sign-1', { signature: 'QES' }), set('sign-2', { signature: 'QES' })),
  ],
  [
    'the partner first',
    'nda-international',
    all(
      lead('document-1', 'next', 'sign-2'),
      lead('sign-2', 'done', 'sign-1'),
      lead('sign-1', 'done', 'end-1'),
    ),
  ],
  [
    'deadlines that just fit',
    'nda-international',
    all(set('sign-1', { deadline: days(20) }), set('sign-2', { deadline: days(100) })),
  ],
  [
    'the account gives what is asked',
    'nda-international',
    same,
    (portal) => ({
      ...portal,
      connections: portal.connections.map((each) => ({ ...each, signatures: ['simple', 'UNEP', 'QES'] })),
    }),
  ],
  [
    'started from smart processes',
    'nda-international',
    all(
      set('start-1', { entityTypeIds: [177] }),
      set('document-1', { source: { from: 'drive', fileId: '9' } }),
    ),
  ],
  [
    'started from deals and leads',
    'bulk-offer',
    all(
      set('start-1', { entityTypeIds: [2, 1] }),
      set('document-1', { source: { from: 'drive', fileId: '9' } }),
    ),
  ],
  [
    'an own label of a branch',
    'amendment',
    set('condition-1', { branches: [{ id: 'large', label: '> ½', all: [amount('greater', '500 000,50')] }] }),
  ],
  [
    'three branches, the narrowest first',
    'amendment',
    all(
      set('condition-1', {
        branches: [
          { id: 'huge', label: 'huge', all: [amount('greater', '5000000')] },
          { id: 'large', label: 'large', all: [amount('greater', '500000')] },
        ],
      }),
      copy('approve-1', 'approve-2'),
      lead('condition-1', 'branch:huge', 'approve-2'),
      lead('approve-2', 'done', 'approve-1'),
      lead('approve-2', 'declined', 'document-1', 2),
      lead('approve-2', 'expired', 'end-2'),
    ),
  ],
  [
    'a choice by the kind of contract',
    'amendment',
    set('condition-1', {
      branches: [
        {
          id: 'large',
          label: 'services',
          all: [{ left: { of: 'field', field: 'UF_CRM_KIND' }, op: 'equals', right: '52' }],
        },
      ],
    }),
  ],
  [
    'two demands at once',
    'amendment',
    set('condition-1', {
      branches: [
        {
          id: 'large',
          label: 'x',
          all: [
            amount('greater', '10'),
            { left: { of: 'field', field: 'UF_CRM_URGENT' }, op: 'equals', right: 'Y' },
          ],
        },
      ],
    }),
  ],
  [
    'a choice by the counterparty’s country',
    'amendment',
    set('condition-1', {
      branches: [
        {
          id: 'large',
          label: 'x',
          all: [{ left: { of: 'counterparty', fact: 'country' }, op: 'not-equals', right: 'RU' }],
        },
      ],
    }),
  ],
  [
    'small amounts are not approved at all',
    'mixed-providers',
    all(
      plus('condition', 'condition-2', {
        branches: [{ id: 'small', label: 'small', all: [amount('less', '1000')] }],
      }),
      lead('document-1', 'next', 'condition-2'),
      lead('condition-2', 'branch:small', 'condition-1'),
      lead('condition-2', 'else', 'approve-1'),
    ),
  ],
  [
    'everything in DocuSign',
    'mixed-providers',
    all(gone('condition-1', 'sign-1', 'sign-2'), lead('approve-1', 'done', 'sign-3')),
    without('diadoc'),
  ],
  ['the committee is unanimous', 'purchase-approval', set('approve-1', { quorum: 'all' })],
  ['any one of the committee', 'purchase-approval', set('approve-1', { quorum: 'any' })],
  [
    'the committee one after another',
    'purchase-approval',
    set('approve-1', { order: 'sequential', quorum: 'all' }),
  ],
  [
    'a title of the author and a note',
    'purchase-approval',
    set('approve-1', { title: 'Комитет', note: 'по четвергам' }),
  ],
  [
    'the head checks the figures, too',
    'reconciliation-act',
    set('approve-1', { participants: [{ from: 'responsible' }, { from: 'head' }] }),
  ],
  ['three rounds instead of two', 'reconciliation-act', lead('approve-1', 'declined', 'document-1', 3)],
  [
    'an invoice in place of the УПД',
    'transfer-document',
    set('document-1', { source: { from: 'formalised', type: 'invoice' } }),
  ],
  [
    'in Saby in place of Diadoc',
    'transfer-document',
    all(set('sign-1', by('saby')), set('sign-2', by('saby'))),
  ],
  ['the lawyer by Diadoc, then the director', 'power-of-attorney', set('approve-1', by('diadoc'))],
  ['the director on the key server', 'power-of-attorney', set('sign-1', by('cryptopro-dss'))],
  ['an advanced signature of the manager', 'staff-order', set('sign-1', { signature: 'UNEP' })],
  [
    'the employee need not sign in time',
    'staff-order',
    all(set('sign-2', { deadline: undefined, reminders: undefined }), cut('sign-2', 'expired')),
  ],
  [
    'security first, then the lawyer',
    'incoming-contract',
    set('approve-1', {
      participants: [
        { from: 'input', input: 'security', as: 'user' },
        { from: 'input', input: 'lawyer', as: 'user' },
      ],
    }),
  ],
  ['both read at the same time', 'incoming-contract', set('approve-1', { order: 'parallel' })],
  [
    'a link between approval and signature: another document',
    'saby-contract',
    all(
      copy('document-1', 'document-2'),
      lead('approve-1', 'done', 'document-2'),
      lead('document-2', 'next', 'sign-1'),
    ),
  ],
  [
    'an end of its own for each refusal',
    'saby-contract',
    all(copy('end-2', 'end-3'), lead('sign-2', 'declined', 'end-3')),
  ],
  [
    'the client is asked once more',
    'bulk-offer',
    all(
      copy('sign-1', 'sign-2'),
      lead('sign-1', 'expired', 'sign-2'),
      lead('sign-2', 'done', 'end-1'),
      lead('sign-2', 'declined', 'end-2'),
      lead('sign-2', 'expired', 'end-3'),
    ),
  ],
  [
    'only some of the portal could be read',
    'contract-approval',
    same,
    (portal) => ({ ...portal, users: null, templates: null, fields: null, pipelines: null }),
  ],
  [
    'the deal is moved on and told about',
    'contract-approval',
    all(
      plus('action', 'action-1', { action: 'move-stage', settings: { stages: { '0': 'SIGNING' } } }),
      lead('approve-2', 'done', 'action-1'),
      lead('action-1', 'next', 'sign-1'),
      plus('action', 'action-2', { action: 'move-stage', settings: { stages: { '0': 'WON' } } }),
      plus('action', 'action-3', {
        action: 'notify',
        settings: { to: ['responsible', 'user:3'], text: 'Подписано' },
      }),
      lead('sign-2', 'done', 'action-2'),
      lead('action-2', 'next', 'action-3'),
      lead('action-3', 'next', 'end-1'),
    ),
  ],
  [
    'the signed files are kept in the deal',
    'nda-international',
    all(
      plus('action', 'action-1', {
        action: 'attach-files',
        settings: { field: 'UF_CRM_SCAN', which: 'signed' },
      }),
      lead('sign-2', 'done', 'action-1'),
      lead('action-1', 'next', 'end-1'),
    ),
  ],
]
