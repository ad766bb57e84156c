import { line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { documentSource } from './document-source.ts'

ruleTable(
  documentSource,

  [
    { of: 'a template', graph: route([]) },
    {
      of: 'a file field',
      graph: line([node('document', 'd', { source: { from: 'file-field', field: 'UF_FILE' } })]),
    },
  ],
  [
    {
      of: 'nothing chosen',
      graph: line([node('document', 'd', { source: null })]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: 'It is not said where “Document” comes from.',
          fix: 'Take the template “Contract”',
        },
      ],
    },
    {
      of: 'a template not yet picked',
      graph: line([node('document', 'd', { source: { from: 'template', templateId: '' } })]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: 'It is not said where “Document” comes from.',
          fix: 'Take the template “Contract”',
        },
      ],
    },
  ],
)
