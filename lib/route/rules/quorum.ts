import { stepsOf } from '#lib/route/model.ts'
import { errorAt, type Rule } from '#lib/route/rule.ts'
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
      return errorAt(
        id,
        step.id,
        say(
          `Шаг ${quoted(step).ru} ждёт ${step.quorum} решений, а участников только ${many}.`,
          `${quoted(step).en} waits for ${step.quorum} decisions but has only ${many} participants.`,
        ),
        say('Уменьшите кворум или добавьте участников.', 'Lower the quorum or add participants.'),
      )
    })
  },
}
