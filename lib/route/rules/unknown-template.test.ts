import { exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownTemplate } from './unknown-template.ts'

ruleTable(
  unknownTemplate,

  [
    { of: 'a known template', graph: route([]) },
    {
      of: 'templates that could not be read',
      graph: route([]),
      catalogue: { ...exampleCatalogue, templates: null },
    },
  ],
  [
    {
      of: 'a deleted template',
      graph: route([]),
      catalogue: { ...exampleCatalogue, templates: [] },
      finds: [
        { severity: 'error', node: 'd', en: 'Template no. 7 of “Document” does not exist in the portal.' },
      ],
    },
    {
      of: 'a template for other items',
      graph: line([node('start', 's', { entityTypeIds: [1, 2] }), node('document', 'd'), node('end', 'e')]),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: 'The template “Contract” does not serve every type of item that the route starts from.',
        },
      ],
    },
  ],
)
