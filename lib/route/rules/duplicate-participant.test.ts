import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { duplicateParticipant } from './duplicate-participant.ts'

ruleTable(
  duplicateParticipant,

  [
    {
      of: 'two roles',
      graph: route([node('sign', 'a', { participants: [{ from: 'responsible' }, { from: 'head' }] })]),
    },
    {
      of: 'two contacts',
      graph: route([
        node('sign', 'a', {
          participants: [
            { from: 'contact', index: 1 },
            { from: 'contact', index: 2 },
          ],
        }),
      ]),
    },
  ],
  [
    {
      of: 'a role twice',
      graph: route([node('sign', 'a', { participants: [{ from: 'head' }, { from: 'head' }] })]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'In “Signing” “Head of department” is named twice.',
          fix: 'Remove the repetition',
        },
      ],
    },
    {
      of: 'a deputy of oneself',
      graph: route([node('sign', 'a', { deputies: [{ from: 'user', userId: '1' }] })]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'In “Signing” “Anna” is named twice.',
          fix: 'Remove the repetition',
        },
      ],
    },
  ],
)
