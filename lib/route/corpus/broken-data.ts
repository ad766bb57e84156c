import type { Comparison, RouteInput } from '#lib/route/graph.ts'
import type { Mistake } from './case.ts'
import { all, cut, inForce, inputs, same, set } from './change.ts'

const amount = (op: Comparison['op'], right?: string): Comparison => ({
  left: { of: 'field', field: 'opportunity' },
  op,
  ...(right === undefined ? {} : { right }),
})
const branches = (...each: Comparison[][]) => ({
  branches: each.map((comparisons, at) => ({
    id: at === 0 ? 'large' : `b${at}`,
    label: `${at + 1}`,
    all: comparisons,
  })),
})
const only = (comparison: Comparison) => set('condition-1', branches([comparison]))
const field = (name: string, op: Comparison['op'], right: string): Comparison => ({
  left: { of: 'field', field: name },
  op,
  right,
})
const words = (name: string, type: RouteInput['type'] = 'string'): RouteInput => ({
  name,
  type,
  label: { ru: name, en: name },
  required: false,
})
const option = (value: string) => ({ value, label: { ru: value, en: value } })
const plusInput = (...more: RouteInput[]) => inputs((now) => [...now, ...more])
const signer: RouteInput = {
  name: 'signer',
  type: 'user',
  label: { ru: 'Подписант', en: 'Signatory' },
  required: true,
}

/** Documents, conditions, fields and inputs. */
export const brokenData: readonly Mistake[] = [
  [
    'document-source',
    'it was not said where the document comes from',
    'contract-approval',
    set('document-1', { source: null }),
  ],
  [
    'document-source',
    'a template is to be picked later',
    'nda-international',
    set('document-1', { source: { from: 'template', templateId: '' } }),
  ],
  [
    'document-source',
    'a field is to be picked later',
    'amendment',
    set('document-1', { source: { from: 'file-field', field: '' } }),
  ],
  [
    'document-source',
    'a file is to be picked later',
    'bulk-offer',
    set('document-1', { source: { from: 'drive', fileId: '' } }),
  ],
  [
    'document-source',
    'an input is to be picked later',
    'purchase-approval',
    set('document-1', { source: { from: 'input', input: '' } }),
  ],
  [
    'unknown-template',
    'the template was deleted',
    'contract-approval',
    same,
    (portal) => ({ ...portal, templates: portal.templates?.filter(({ id }) => id !== '1') ?? null }),
  ],
  [
    'unknown-template',
    'a template of another portal',
    'staff-order',
    set('document-1', { source: { from: 'template', templateId: '77' } }),
  ],
  [
    'unknown-template',
    'the template serves deals, the route starts from leads too',
    'bulk-offer',
    set('start-1', { entityTypeIds: [2, 1] }),
  ],
  ['unknown-field', 'a field by its old name', 'amendment', only(field('OPPORTUNITY', 'greater', '1'))],
  ['unknown-field', 'a custom field that was deleted', 'amendment', only(field('UF_CRM_GONE', 'filled', ''))],
  [
    'unknown-field',
    'a date field that was deleted',
    'work-act',
    set('wait-1', { until: { by: 'date-field', field: 'UF_CRM_DAY' } }),
  ],
  [
    'unknown-field',
    'a field of files that was deleted',
    'incoming-contract',
    set('document-1', { source: { from: 'file-field', field: 'UF_CRM_FILE' } }),
  ],
  [
    'unknown-field',
    'a field of deals, started from smart processes too',
    'amendment',
    set('start-1', { entityTypeIds: [2, 177] }),
  ],
  [
    'unknown-field',
    'a wait for a field that nobody made',
    'work-act',
    set('wait-1', { until: { by: 'field-filled', field: 'UF_CRM_DONE' } }),
  ],
  [
    'field-type',
    'a wait for a date in the title',
    'work-act',
    set('wait-1', { until: { by: 'date-field', field: 'title' } }),
  ],
  [
    'field-type',
    'a document in a field of money',
    'incoming-contract',
    set('document-1', { source: { from: 'file-field', field: 'opportunity' } }),
  ],
  [
    'field-type',
    'an employee in a field of text',
    'power-of-attorney',
    set('approve-1', { participants: [{ from: 'field', field: 'UF_CRM_MAIL', as: 'user' }] }),
  ],
  [
    'field-type',
    'an address in a field of dates',
    'bulk-offer',
    set('sign-1', { participants: [{ from: 'field', field: 'closedate', as: 'email' }] }),
  ],
  [
    'field-type',
    'an address in a field of employees',
    'nda-international',
    set('sign-2', { participants: [{ from: 'field', field: 'UF_CRM_LAWYER', as: 'email' }] }),
  ],
  [
    'unknown-input',
    'the input of the file was deleted',
    'purchase-approval',
    inputs((now) => now.filter(({ name }) => name !== 'file')),
  ],
  [
    'unknown-input',
    'the input of the file was renamed',
    'incoming-contract',
    inputs((now) => now.map((each) => (each.name === 'file' ? { ...each, name: 'contract' } : each))),
  ],
  [
    'unknown-input',
    'a condition on an input of another route',
    'amendment',
    only({ left: { of: 'input', input: 'sum' }, op: 'greater', right: '1' }),
  ],
  [
    'unknown-input',
    'a slip in the name of an input',
    'tender-package',
    set('document-2', { source: { from: 'input', input: 'estimat' } }),
  ],
  ['empty-condition', 'a branch without comparisons', 'amendment', set('condition-1', branches([]))],
  ['empty-condition', 'a comparison without a value', 'amendment', only(amount('greater'))],
  ['empty-condition', 'a comparison with an empty value', 'amendment', only(amount('equals', '  '))],
  ['empty-condition', 'a comparison of nothing', 'amendment', only(field('', 'equals', '1'))],
  [
    'empty-condition',
    'a second branch that was begun',
    'mixed-providers',
    set('condition-1', {
      branches: [
        {
          id: 'box',
          label: 'box',
          all: [{ left: { of: 'counterparty', fact: 'has-diadoc-box' }, op: 'equals', right: 'Y' }],
        },
        { id: 'b2', label: 'abroad', all: [] },
      ],
    }),
  ],
  [
    'empty-condition',
    'all branches were deleted',
    'mixed-providers',
    all(cut('condition-1', 'branch:box'), set('condition-1', { branches: [] })),
  ],
  ['comparison-value', 'an amount in words', 'amendment', only(amount('greater', 'пятьсот тысяч'))],
  [
    'comparison-value',
    'an amount with its currency',
    'amendment',
    only(amount('greater-or-equal', '500 000 руб.')),
  ],
  ['comparison-value', 'a date in words', 'amendment', only(field('closedate', 'less', 'конец месяца'))],
  [
    'comparison-value',
    'the label of a choice in place of its value',
    'amendment',
    only(field('UF_CRM_KIND', 'equals', 'Поставка')),
  ],
  ['comparison-value', 'yes is greater than no', 'amendment', only(field('UF_CRM_URGENT', 'greater', 'N'))],
  [
    'comparison-value',
    'a choice that is not in the list of the input',
    'amendment',
    all(
      plusInput({ ...words('kind', 'select'), options: [option('a')] }),
      only({ left: { of: 'input', input: 'kind' }, op: 'equals', right: 'b' }),
    ),
  ],
  [
    'shadowed-branch',
    'the wider amount stands first',
    'amendment',
    set('condition-1', branches([amount('greater', '100')], [amount('greater', '1000')])),
  ],
  [
    'shadowed-branch',
    'one branch twice',
    'amendment',
    set('condition-1', branches([amount('equals', '7')], [amount('equals', '7')])),
  ],
  [
    'shadowed-branch',
    'any amount before a certain one',
    'amendment',
    set('condition-1', branches([amount('filled')], [amount('equals', '7')])),
  ],
  [
    'shadowed-branch',
    'a narrower branch with one demand more',
    'amendment',
    set(
      'condition-1',
      branches([amount('greater', '100')], [amount('greater', '100'), field('UF_CRM_URGENT', 'equals', 'Y')]),
    ),
  ],
  [
    'idle-condition',
    'both ways lead to the approval',
    'amendment',
    (graph) => ({
      ...graph,
      edges: graph.edges.map((edge) =>
        edge.id === 'condition-1.else' ? { ...edge, to: 'approve-1' } : edge,
      ),
    }),
  ],
  [
    'idle-condition',
    'both ways lead to DocuSign',
    'mixed-providers',
    (graph) => ({
      ...graph,
      edges: graph.edges.map((edge) =>
        edge.id === 'condition-1.branch:box' ? { ...edge, to: 'sign-3' } : edge,
      ),
    }),
  ],
  [
    'formalised-document',
    'started from contacts, which have no products',
    'transfer-document',
    set('start-1', { entityTypeIds: [3] }),
  ],
  [
    'formalised-document',
    'started from companies, which have no products',
    'work-act',
    set('start-1', { entityTypeIds: [4] }),
  ],
  [
    'formalised-document',
    'started from requests without products',
    'transfer-document',
    set('start-1', { entityTypeIds: [177] }),
  ],
  [
    'formalised-document',
    'an act that goes by DocuSign',
    'nda-international',
    set('document-1', { source: { from: 'formalised', type: 'act' } }),
  ],
  [
    'formalised-document',
    'an invoice that the key server signs',
    'staff-order',
    set('document-1', { source: { from: 'formalised', type: 'invoice' } }),
  ],
  [
    'formalised-document',
    'a УПД for nobody',
    'power-of-attorney',
    set('document-1', { source: { from: 'formalised', type: 'utd' } }),
  ],
  ['duplicate-input', 'two inputs of one name', 'contract-approval', plusInput(words('lawyer'))],
  ['duplicate-input', 'a name in Cyrillic letters', 'bulk-offer', plusInput(words('Комментарий'))],
  ['duplicate-input', 'a name with a space', 'bulk-offer', plusInput(words('sign date'))],
  ['duplicate-input', 'a name that begins with a digit', 'bulk-offer', plusInput(words('1c_number'))],
  [
    'input-options',
    'a list without values',
    'bulk-offer',
    plusInput({ ...words('kind', 'select'), options: [] }),
  ],
  [
    'input-options',
    'a value twice in the list',
    'bulk-offer',
    plusInput({ ...words('kind', 'select'), options: [option('a'), option('a')] }),
  ],
  [
    'input-options',
    'a list was meant, values were never entered',
    'amendment',
    plusInput(words('kind', 'select')),
  ],
  [
    'input-type',
    'the lawyer is typed in as words',
    'contract-approval',
    inputs((now) => now.map((each) => (each.name === 'lawyer' ? { ...each, type: 'string' } : each))),
  ],
  [
    'input-type',
    'the employee became a date',
    'staff-order',
    inputs((now) => now.map((each) => (each.name === 'employee' ? { ...each, type: 'date' } : each))),
  ],
  [
    'input-type',
    'an address from a yes-or-no input',
    'bulk-offer',
    all(
      plusInput(words('mail', 'bool')),
      set('sign-1', { participants: [{ from: 'input', input: 'mail', as: 'email' }] }),
    ),
  ],
  [
    'changed-input',
    'an input that robots fill was deleted',
    'amendment',
    same,
    inForce(signer, words('comment')),
  ],
  [
    'changed-input',
    'the type of an input was changed',
    'amendment',
    same,
    inForce({ ...signer, type: 'string' }),
  ],
  [
    'changed-input',
    'an input has become required',
    'saby-contract',
    same,
    inForce({ ...signer, required: false }),
  ],
  ['changed-input', 'a new required input', 'transfer-document', same, inForce()],
  [
    'changed-input',
    'a choice was taken out of the list',
    'bulk-offer',
    plusInput({ ...words('kind', 'select'), options: [option('a')] }),
    inForce({ ...words('kind', 'select'), options: [option('a'), option('b')] }),
  ],
]
