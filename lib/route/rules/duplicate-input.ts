import { setNode } from '#lib/route/fix.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { say } from '#lib/sentence.ts'

const id = 'duplicate-input'
const form = /^[a-z][a-z0-9_]*$/

/** Names of inputs become properties of a robot: they have one form and are unique. */
export const duplicateInput: Rule = {
  id,
  check({ model }) {
    return model.starts.flatMap((start) => {
      const names = start.inputs.map((input) => input.name)
      const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
      const misnamed = [...new Set(names.filter((name) => !form.test(name)))]
      return [
        ...twice.map((name) =>
          findingAt(
            id,
            start.id,
            say(
              `Параметр «${name}» объявлен несколько раз.`,
              `The input “${name}” is declared more than once.`,
            ),
            say('Дайте параметрам разные имена.', 'Give the inputs different names.'),
            {
              fix: setNode(say(`Оставить первый «${name}»`, `Keep the first “${name}”`), {
                ...start,
                inputs: start.inputs.filter((input, at) => input.name !== name || names.indexOf(name) === at),
              }),
            },
          ),
        ),
        ...misnamed.map((name) =>
          findingAt(
            id,
            start.id,
            say(
              `Имя параметра «${name}» не годится для робота.`,
              `The input name “${name}” cannot be used by a robot.`,
            ),
            say(
              'Начните со строчной латинской буквы; дальше буквы, цифры и «_».',
              'Begin with a lower-case Latin letter; then letters, digits and “_”.',
            ),
          ),
        ),
      ]
    })
  },
}
