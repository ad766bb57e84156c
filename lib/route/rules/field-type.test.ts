import { exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { fieldType } from './field-type.ts'

ruleTable(
  fieldType,

  [
    {
      of: 'a file',
      graph: line([
        node('start', 's'),
        node('document', 'd', { source: { from: 'file-field', field: 'UF_FILE' } }),
      ]),
    },
    {
      of: 'an address in words',
      graph: route([node('sign', 'a', { participants: [{ from: 'field', field: 'title', as: 'email' }] })]),
    },
    {
      of: 'fields that could not be read',
      graph: route([node('wait', 'w', { until: { by: 'date-field', field: 'title' } })]),
      catalogue: { ...exampleCatalogue, fields: null },
    },
  ],
  [
    {
      of: 'files put into an amount',
      graph: route([
        node('action', 'm', { action: 'attach-files', settings: { field: 'opportunity', which: 'signed' } }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'm',
          en: '“Action”: the field “Amount” holds something else; a field of type “file” is needed.',
        },
      ],
    },
    {
      of: 'a document in an amount',
      graph: line([
        node('start', 's'),
        node('document', 'd', { source: { from: 'file-field', field: 'opportunity' } }),
      ]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: '“Document”: the field “Amount” holds something else; a field of type “file” is needed.',
        },
      ],
    },
    {
      of: 'a date in words',
      graph: route([node('wait', 'w', { until: { by: 'date-field', field: 'title' } })]),
      finds: [
        {
          severity: 'error',
          node: 'w',
          en: '“Wait”: the field “Title” holds something else; a field of type “date” is needed.',
        },
      ],
    },
    {
      of: 'a person in a file',
      graph: route([node('sign', 'a', { participants: [{ from: 'field', field: 'UF_FILE', as: 'user' }] })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the field “File” holds something else; a field of type “employee” is needed.',
        },
      ],
    },
    {
      of: 'an address in an amount',
      graph: route([node('sign', 'a', { deputies: [{ from: 'field', field: 'opportunity', as: 'email' }] })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the field “Amount” holds something else; a field of type “text” is needed.',
        },
      ],
    },
  ],
)
