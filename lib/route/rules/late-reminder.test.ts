import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { lateReminder } from './late-reminder.ts'

ruleTable(
  lateReminder,

  [
    {
      of: 'a reminder in time',
      graph: route([
        node('sign', 'a', {
          deadline: { value: 3, unit: 'working-days' },
          reminders: { every: { value: 1, unit: 'days' }, most: 2 },
        }),
      ]),
    },
    {
      of: 'reminders without a deadline',
      graph: route([node('sign', 'a', { reminders: { every: { value: 9, unit: 'days' }, most: 2 } })]),
    },
  ],
  [
    {
      of: 'a reminder on the last day',
      graph: route([
        node('sign', 'a', {
          deadline: { value: 48, unit: 'hours' },
          reminders: { every: { value: 2, unit: 'days' }, most: 2 },
        }),
      ]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'In “Signing” the first reminder comes no sooner than the deadline: nobody would get it.',
          fix: 'Remove the reminders',
        },
      ],
    },
  ],
)
