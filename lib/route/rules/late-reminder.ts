import { setNode } from '#lib/route/fix.ts'
import { hoursOf, longestHoursOf } from '#lib/route/hours.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'late-reminder'

/** A reminder that is due after the deadline is never sent, though its author counts on it. */
export const lateReminder: Rule = {
  id,
  check({ model }) {
    return stepsOf(model).flatMap((step) => {
      const { deadline, reminders } = step
      if (!deadline || !reminders || hoursOf(reminders.every) < longestHoursOf(deadline)) return []
      const { reminders: _, ...without } = step
      return findingAt(
        id,
        step.id,
        say(
          `В шаге ${quoted(step).ru} первое напоминание наступает не раньше срока: его никто не получит.`,
          `In ${quoted(step).en} the first reminder comes no sooner than the deadline: nobody would get it.`,
        ),
        say('Напоминайте чаще или продлите срок.', 'Remind more often or extend the deadline.'),
        { fix: setNode(say('Убрать напоминания', 'Remove the reminders'), without) },
      )
    })
  },
}
