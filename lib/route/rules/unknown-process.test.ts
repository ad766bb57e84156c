import { exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownProcess } from './unknown-process.ts'

const start = (templateId: string) =>
  node('action', 'a', { action: 'start-process', settings: { templateId } })
const processes = [{ id: '5', name: 'Payment', entityTypeId: 2, parameters: [] }]
const catalogue = { ...exampleCatalogue, processes }

ruleTable(
  unknownProcess,

  [
    { of: 'a known process', graph: route([start('5')]), catalogue },
    { of: 'processes that could not be read', graph: route([start('9')]) },
    { of: 'a process that is not chosen yet', graph: route([start('')]), catalogue },
    { of: 'another action', graph: route([node('action', 'a')]), catalogue },
  ],
  [
    {
      of: 'a deleted process',
      graph: route([start('9')]),
      catalogue,
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: business process no. 9 does not exist in the portal.',
        },
      ],
    },
    {
      of: 'a process for other items',
      graph: line([
        node('start', 's', { entityTypeIds: [2, 177] }),
        node('document', 'd'),
        start('5'),
        node('end', 'e'),
      ]),
      catalogue,
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: the business process “Payment” does not serve every type of item that the route starts from.',
        },
      ],
    },
  ],
)
