import { setNode } from '#lib/route/fix.ts'
import type { Participant } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'no-deputy'

/** A step that hangs on one named person stands still during that person's holiday. */
export const noDeputy: Rule = {
  id,
  check({ model, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      const [only, ...more] = step.participants
      if (only?.from !== 'user' || more.length > 0 || step.party !== 'ours') return []
      if ((step.deputies ?? []).length > 0) return []
      const name = quoted(step)
      const who = participantTitle(only, catalogue)
      const head: Participant = { from: 'head' }
      return findingAt(
        id,
        step.id,
        say(
          `Шаг ${name.ru} держится на одном человеке (${who.ru}), и заместителя у него нет.`,
          `${name.en} depends on one person (${who.en}), and nobody stands in.`,
        ),
        say(
          'Назначьте заместителя, чтобы отпуск не остановил документы.',
          'Name a deputy, so that a holiday does not stop documents.',
        ),
        {
          fix: setNode(
            say('Заместитель — руководитель ответственного', 'Let the head of department stand in'),
            {
              ...step,
              deputies: [head],
            },
          ),
        },
      )
    })
  },
}
