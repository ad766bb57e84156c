import { line, node } from '#lib/route/example.ts'
import type { RouteInput } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { inputOptions } from './input-options.ts'

const option = (value: string) => ({ value, label: { ru: value, en: value } })
const select = (...values: string[]): RouteInput => ({
  name: 'kind',
  type: 'select',
  label: { ru: 'Вид', en: 'Kind' },
  required: true,
  options: values.map(option),
})

ruleTable(
  inputOptions,

  [{ of: 'a list', graph: line([node('start', 's', { inputs: [select('a', 'b')] })]) }],
  [
    {
      of: 'an empty list',
      graph: line([node('start', 's', { inputs: [select()] })]),
      finds: [
        {
          severity: 'error',
          node: 's',
          en: 'The input “Kind” is chosen from a list, but the list is empty.',
          fix: 'Make it plain text',
        },
      ],
    },
    {
      of: 'a value twice',
      graph: line([node('start', 's', { inputs: [select('a', 'b', 'a')] })]),
      finds: [
        {
          severity: 'error',
          node: 's',
          en: 'The list of the input “Kind” has the value “a” more than once.',
          fix: 'Remove the repetitions',
        },
      ],
    },
  ],
)
