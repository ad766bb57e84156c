import { line, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownInput } from './unknown-input.ts'

ruleTable(
  unknownInput,

  [
    {
      of: 'a declared input',
      graph: line([
        node('start', 's', {
          inputs: [{ name: 'file', type: 'string', label: { ru: 'Файл', en: 'File' }, required: true }],
        }),
        node('document', 'd', { source: { from: 'input', input: 'file' } }),
      ]),
    },
  ],
  [
    {
      of: 'an input nobody declared',
      graph: line([node('start', 's'), node('document', 'd', { source: { from: 'input', input: 'file' } })]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: '“Document” takes the input “file”, which the route does not have.',
          fix: 'Add the input “file”',
        },
      ],
    },
  ],
)
