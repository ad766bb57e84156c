import type { Catalogue } from '#lib/route/catalogue.ts'
import { exampleCatalogue, line, node } from '#lib/route/example.ts'
import type { RouteInput } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { changedInput } from './changed-input.ts'

const label = { ru: 'Комментарий', en: 'Comment' }
const comment: RouteInput = { name: 'comment', type: 'string', label, required: false }
const option = (value: string) => ({ value, label: { ru: value, en: value } })
const kind: RouteInput = {
  name: 'kind',
  type: 'select',
  label: { ru: 'Вид', en: 'Kind' },
  required: false,
  options: [option('a'), option('b')],
}
const catalogue: Catalogue = { ...exampleCatalogue, published: { inputs: [comment, kind] } }
const having = (...inputs: RouteInput[]) => line([node('start', 's', { inputs }), node('document', 'd')])

ruleTable(
  changedInput,

  [
    { of: 'the same inputs', graph: having(comment, kind), catalogue },
    {
      of: 'one more that may stay empty',
      graph: having(comment, kind, { ...comment, name: 'more' }),
      catalogue,
    },
    { of: 'a route that was never published', graph: having() },
  ],
  [
    {
      of: 'an input that is gone',
      graph: having(kind),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 's',
          en: 'The input “Comment” is removed: robots will go on filling it, and the value will get nowhere.',
          fix: 'Restore “Comment” as it was',
        },
      ],
    },
    {
      of: 'another type',
      graph: having({ ...comment, type: 'int' }, kind),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 's',
          en: 'The input “Comment” has changed its type: robots set up for the version in force will be refused.',
          fix: 'Restore “Comment” as it was',
        },
      ],
    },
    {
      of: 'one that has become required',
      graph: having({ ...comment, required: true }, kind),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 's',
          en: 'The input “Comment” has become required: robots set up for the version in force will be refused.',
          fix: 'Restore “Comment” as it was',
        },
      ],
    },
    {
      of: 'a lost choice',
      graph: having(comment, { ...kind, options: [option('a')] }),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 's',
          en: 'The input “Kind” has lost the value “b”: robots set up for the version in force will be refused.',
          fix: 'Restore “Kind” as it was',
        },
      ],
    },
    {
      of: 'a new required one',
      graph: having(comment, kind, { ...comment, name: 'more', required: true }),
      catalogue,
      finds: [
        {
          severity: 'warning',
          node: 's',
          en: 'The input “Comment” is new and required: robots set up for the version in force will be refused.',
          fix: 'Make “Comment” optional',
        },
      ],
    },
  ],
)
