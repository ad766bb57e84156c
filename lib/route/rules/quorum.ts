import { setNode } from '#lib/route/fix.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'quorum'

/** A quorum that its participants can never reach would make the step wait for ever. */
export const quorum: Rule = {
  id,
  check({ model }) {
    return stepsOf(model).flatMap((step) => {
      const many = step.participants.length
      if (typeof step.quorum !== 'number' || many === 0 || step.quorum <= many) return []
      return findingAt(
        id,
        step.id,
        say(
          `Шаг ${quoted(step).ru} ждёт ${step.quorum} решений, а участников только ${many}.`,
          `${quoted(step).en} waits for ${step.quorum} decisions but has only ${many} ${many === 1 ? 'participant' : 'participants'}.`,
        ),
        say('Уменьшите кворум или добавьте участников.', 'Lower the quorum or add participants.'),
        {
          fix: setNode(say('Ждать всех участников', 'Wait for all participants'), { ...step, quorum: 'all' }),
        },
      )
    })
  },
}
