import { setNode } from '#lib/route/fix.ts'
import type { InputType } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'input-type'
const addresses: readonly InputType[] = ['string', 'text', 'select']

/** An input that names a participant holds people, or words where an address is meant. */
export const inputType: Rule = {
  id,
  check({ model }) {
    return stepsOf(model).flatMap((step) =>
      [...step.participants, ...(step.deputies ?? [])].flatMap((who) => {
        if (who.from !== 'input') return []
        const start = model.starts.find(({ inputs }) => inputs.some(({ name }) => name === who.input))
        const input = start?.inputs.find(({ name }) => name === who.input)
        if (!start || !input) return []
        if (who.as === 'user' ? input.type === 'user' : addresses.includes(input.type)) return []
        const type = who.as === 'user' ? ('user' as const) : ('string' as const)
        const wanted =
          who.as === 'user' ? say('сотрудник', 'an employee') : say('адрес почты', 'an e-mail address')
        return findingAt(
          id,
          step.id,
          say(
            `${quoted(step).ru}: участника берут из параметра «${input.label.ru}», но его тип — не ${wanted.ru}.`,
            `${quoted(step).en}: the participant comes from the input “${input.label.en}”, whose type is not ${wanted.en}.`,
          ),
          say('Смените тип параметра или участника.', 'Change the type of the input, or the participant.'),
          {
            fix: setNode(say(`Сменить тип параметра: ${wanted.ru}`, `Make the input ${wanted.en}`), {
              ...start,
              inputs: start.inputs.map((each) => (each === input ? { ...each, type } : each)),
            }),
          },
        )
      }),
    )
  },
}
