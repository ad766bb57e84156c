import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownVariable } from './unknown-variable.ts'

const action = (name: string, settings: Record<string, unknown>) =>
  route([node('action', 'a', { action: name, settings })])

ruleTable(
  unknownVariable,

  [
    { of: 'variables that exist', graph: action('timeline', { text: '{{document}}: {{ signed.date }}' }) },
    { of: 'braces that are none of ours', graph: action('timeline', { text: '{=Document:ID} {x} {{ }}' }) },
    { of: 'the name of a field', graph: action('attach-files', { field: '{{x}}', which: 'all' }) },
    { of: 'an action that is not known', graph: action('dance', { text: '{{x}}' }) },
  ],
  [
    {
      of: 'a misspelt name',
      graph: action('timeline', { text: 'От {{compny}}, снова {{compny}}' }),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: there is no variable {{compny}}; Bitrix24 would get the text as it is written.',
          fix: 'Replace it by {{company}}',
        },
      ],
    },
    {
      of: 'names in every kind of text',
      graph: action('start-process', { templateId: '1', parameters: { Number: '{{edi.numbr}}' } }),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: there is no variable {{edi.numbr}}; Bitrix24 would get the text as it is written.',
          fix: 'Replace it by {{edi.number}}',
        },
      ],
    },
    {
      of: 'a name that looks like nothing',
      graph: action('set-fields', { fields: { title: '{{Дата подписания}}' } }),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: there is no variable {{Дата подписания}}; Bitrix24 would get the text as it is written.',
        },
      ],
    },
  ],
)
