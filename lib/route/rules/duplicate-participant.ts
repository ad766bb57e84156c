import { setNode } from '#lib/route/fix.ts'
import type { Participant } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'duplicate-participant'
const keyOf = (who: Participant) => JSON.stringify(Object.entries(who).sort())

/** The same person twice in one step would be asked twice, and counts twice in a quorum; nobody is their own deputy. */
export const duplicateParticipant: Rule = {
  id,
  check({ model, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      const people = unique(step.participants)
      const deputies = unique(step.deputies ?? []).filter(
        (who) => !people.some((each) => keyOf(each) === keyOf(who)),
      )
      const all = [...step.participants, ...(step.deputies ?? [])]
      const twice = all.find((who, at) => all.findIndex((each) => keyOf(each) === keyOf(who)) < at)
      if (!twice) return []
      const name = quoted(step)
      const who = participantTitle(twice, catalogue)
      const { deputies: _, ...rest } = step
      return findingAt(
        id,
        step.id,
        say(
          `В шаге ${name.ru} участник «${who.ru}» указан дважды.`,
          `In ${name.en} “${who.en}” is named twice.`,
        ),
        say('Оставьте участника один раз.', 'Keep the participant once.'),
        {
          fix: setNode(say('Убрать повтор', 'Remove the repetition'), {
            ...rest,
            participants: people,
            ...(deputies.length > 0 ? { deputies } : {}),
          }),
        },
      )
    })
  },
}

const unique = (people: readonly Participant[]): Participant[] =>
  people.filter((who, at) => people.findIndex((each) => keyOf(each) === keyOf(who)) === at)
