import { line, node } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { emptyCondition } from './empty-condition.ts'

ruleTable(
  emptyCondition,

  [
    {
      of: 'a finished comparison',
      graph: line([
        node('condition', 'c', {
          branches: [
            {
              id: 'b1',
              label: 'Large',
              all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater', right: '100' }],
            },
          ],
        }),
      ]),
    },
  ],
  [
    {
      of: 'no branches',
      graph: line([node('condition', 'c', { branches: [] })]),
      finds: [{ severity: 'error', node: 'c', en: '“Condition” has no branches.' }],
    },
    {
      of: 'a branch without comparisons',
      graph: line([node('condition', 'c')]),
      finds: [{ severity: 'error', node: 'c', en: 'The branch “1” of “Condition” is not finished.' }],
    },
    {
      of: 'a comparison without a right side',
      graph: line([
        node('condition', 'c', {
          branches: [
            {
              id: 'b1',
              label: 'Large',
              all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater' }],
            },
          ],
        }),
      ]),
      finds: [{ severity: 'error', node: 'c', en: 'The branch “Large” of “Condition” is not finished.' }],
    },
  ],
)
