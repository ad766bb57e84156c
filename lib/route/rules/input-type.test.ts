import { line, node } from '#lib/route/example.ts'
import type { InputType, Participant } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { inputType } from './input-type.ts'

const asking = (type: InputType, as: 'user' | 'email') => {
  const who: Participant = { from: 'input', input: 'who', as }
  const start = node('start', 's', {
    inputs: [{ name: 'who', type, label: { ru: 'Кто', en: 'Who' }, required: true }],
  })
  return line([start, node('document', 'd'), node('sign', 'a', { participants: [who] }), node('end', 'e')])
}

ruleTable(
  inputType,

  [
    { of: 'a person', graph: asking('user', 'user') },
    { of: 'an address', graph: asking('string', 'email') },
  ],
  [
    {
      of: 'a person in a date',
      graph: asking('date', 'user'),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the participant comes from the input “Who”, whose type is not an employee.',
          fix: 'Make the input an employee',
        },
      ],
    },
    {
      of: 'an address in a number',
      graph: asking('int', 'email'),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the participant comes from the input “Who”, whose type is not an e-mail address.',
          fix: 'Make the input an e-mail address',
        },
      ],
    },
  ],
)
