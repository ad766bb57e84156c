import { line, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownField } from './unknown-field.ts'

ruleTable(
  unknownField,

  [
    {
      of: 'a known field',
      graph: line([
        node('start', 's'),
        node('document', 'd', { source: { from: 'file-field', field: 'UF_FILE' } }),
      ]),
    },
  ],
  [
    {
      of: 'an unknown field in a document and a condition',
      graph: line([
        node('start', 's'),
        node('document', 'd', { source: { from: 'file-field', field: 'UF_X' } }),
        node('condition', 'c', {
          branches: [{ id: 'b1', label: '', all: [{ left: { of: 'field', field: 'UF_Y' }, op: 'filled' }] }],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: 'The field “UF_X” of “Document” does not exist on the items that the route starts from.',
        },
        {
          severity: 'error',
          node: 'c',
          en: 'The field “UF_Y” of “Condition” does not exist on the items that the route starts from.',
        },
      ],
    },
  ],
)
