import { stepsOf } from '#lib/route/model.ts'
import { connectionOf, errorAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'missing-connection'

/** Every step is carried by a connection that exists. */
export const missingConnection: Rule = {
  id,
  check({ model, catalogue }) {
    return stepsOf(model).flatMap((step) => {
      if (connectionOf(step, catalogue)) return []
      const name = quoted(step)
      const choice = step.connection
      if (!choice) {
        return errorAt(
          id,
          step.id,
          say(
            `У шага ${name.ru} не выбрано подключение: его некому передать.`,
            `${name.en} has no connection: there is nobody to carry it.`,
          ),
          say('Выберите подключение в свойствах шага.', 'Choose a connection in the properties of the step.'),
        )
      }
      const lost = choice.by === 'provider' ? choice.provider : choice.connectionId
      return errorAt(
        id,
        step.id,
        say(
          `Подключения «${lost}», выбранного в шаге ${name.ru}, больше нет.`,
          `The connection “${lost}” chosen in ${name.en} does not exist.`,
        ),
        say(
          'Выберите другое подключение или создайте его на странице «Подключения».',
          'Choose another connection or create it on the “Connections” page.',
        ),
      )
    })
  },
}
