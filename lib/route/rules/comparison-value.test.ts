import { line, node } from '#lib/route/example.ts'
import type { Comparison, RouteInput } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { comparisonValue } from './comparison-value.ts'

const kind: RouteInput = {
  name: 'kind',
  type: 'select',
  label: { ru: 'Вид', en: 'Kind' },
  required: true,
  options: [{ value: 'nda', label: { ru: 'NDA', en: 'NDA' } }],
}
const since: RouteInput = { name: 'since', type: 'date', label: { ru: 'С', en: 'Since' }, required: false }
const comparing = (comparison: Comparison) =>
  line([
    node('start', 's', { inputs: [kind, since] }),
    node('condition', 'c', { branches: [{ id: 'b1', label: '', all: [comparison] }] }),
  ])
const amount = { of: 'field', field: 'opportunity' } as const

ruleTable(
  comparisonValue,

  [
    { of: 'a number with spaces', graph: comparing({ left: amount, op: 'greater', right: '100 000,50' }) },
    {
      of: 'a choice of the list',
      graph: comparing({ left: { of: 'input', input: 'kind' }, op: 'equals', right: 'nda' }),
    },
    {
      of: 'a date',
      graph: comparing({ left: { of: 'input', input: 'since' }, op: 'less', right: '2026-12-31' }),
    },
    {
      of: 'a field that is unknown, told elsewhere',
      graph: comparing({ left: { of: 'field', field: 'UF_X' }, op: 'less', right: 'x' }),
    },
  ],
  [
    {
      of: 'words for a number',
      graph: comparing({ left: amount, op: 'greater', right: '100 тыс.' }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: '“Condition”, branch “1”: “Amount” is a number, compared with “100 тыс.”.',
        },
      ],
    },
    {
      of: 'words for a date',
      graph: comparing({ left: { of: 'input', input: 'since' }, op: 'less', right: 'tomorrow' }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: '“Condition”, branch “1”: “Since” is a date, compared with “tomorrow”.',
        },
      ],
    },
    {
      of: 'a choice that is not there',
      graph: comparing({ left: { of: 'input', input: 'kind' }, op: 'equals', right: 'lease' }),
      finds: [{ severity: 'error', node: 'c', en: '“Condition”, branch “1”: “Kind” has no value “lease”.' }],
    },
    {
      of: 'a greater choice',
      graph: comparing({ left: { of: 'input', input: 'kind' }, op: 'greater', right: 'nda' }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: '“Condition”, branch “1”: values of “Kind” are not greater or less than one another.',
        },
      ],
    },
    {
      of: 'a smaller yes',
      graph: comparing({ left: { of: 'counterparty', fact: 'has-diadoc-box' }, op: 'less', right: 'Y' }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: '“Condition”, branch “1”: values of “has-diadoc-box” are not greater or less than one another.',
        },
      ],
    },
  ],
)
