import type { Catalogue } from '#lib/route/catalogue.ts'
import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownFile } from './unknown-file.ts'

const taking = (fileId: string): RouteGraph => {
  const { nodes, ...rest } = route([node('sign', 'a')])
  const source = { from: 'drive', fileId } as const
  return { ...rest, nodes: nodes.map((each) => (each.kind === 'document' ? { ...each, source } : each)) }
}
const read: Catalogue = {
  ...exampleCatalogue,
  files: [
    { id: '15', name: 'Offer.pdf' },
    { id: '16', name: null },
  ],
}

ruleTable(
  unknownFile,
  [
    { of: 'a portal whose Drive was not read', graph: taking('16') },
    { of: 'a file that is there', graph: taking('15'), catalogue: read },
    { of: 'a file that nobody has looked for', graph: taking('17'), catalogue: read },
    { of: 'a file that is not chosen, told elsewhere', graph: taking(''), catalogue: read },
  ],
  [
    {
      of: 'a file that is gone',
      graph: taking('16'),
      catalogue: read,
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: 'File no. 16 of “Document” is not on Drive, or is closed to us.',
        },
      ],
    },
  ],
)
