import { line, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { duplicateInput } from './duplicate-input.ts'

ruleTable(
  duplicateInput,

  [
    {
      of: 'two names',
      graph: line([
        node('start', 's', {
          inputs: [
            { name: 'a', type: 'string', label: { ru: 'Х', en: 'X' }, required: false },
            { name: 'b', type: 'string', label: { ru: 'Х', en: 'X' }, required: false },
          ],
        }),
      ]),
    },
  ],
  [
    {
      of: 'a name twice',
      graph: line([
        node('start', 's', {
          inputs: [
            { name: 'a', type: 'string', label: { ru: 'Х', en: 'X' }, required: false },
            { name: 'a', type: 'string', label: { ru: 'Х', en: 'X' }, required: false },
          ],
        }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 's',
          en: 'The input “a” is declared more than once.',
          fix: 'Keep the first “a”',
        },
      ],
    },
    {
      of: 'a name no robot can have',
      graph: line([
        node('start', 's', {
          inputs: [{ name: 'Имя', type: 'string', label: { ru: 'Х', en: 'X' }, required: false }],
        }),
      ]),
      finds: [{ severity: 'error', node: 's', en: 'The input name “Имя” cannot be used by a robot.' }],
    },
  ],
)
