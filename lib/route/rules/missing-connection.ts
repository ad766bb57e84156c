import type { Catalogue, CatalogueConnection } from '#lib/route/catalogue.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { Fix } from '#lib/route/finding.ts'
import { setNode } from '#lib/route/fix.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { stepsOf } from '#lib/route/model.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
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
      const fix = onlyFitting(step, catalogue)
      const choice = step.connection
      if (!choice) {
        return findingAt(
          id,
          step.id,
          say(
            `У шага ${name.ru} не выбрано подключение: его некому передать.`,
            `${name.en} has no connection: there is nobody to carry it.`,
          ),
          say('Выберите подключение в свойствах шага.', 'Choose a connection in the properties of the step.'),
          { fix },
        )
      }
      const lost = choice.by === 'provider' ? choice.provider : choice.connectionId
      return findingAt(
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
        { fix },
      )
    })
  },
}

/** The only connection of the portal that can do what the step asks for. */
function onlyFitting(step: StepNode, { connections }: Catalogue): Fix | null {
  const [only, ...more] = connections.filter((each) => fits(step, each))
  if (!only || more.length > 0) return null
  return setNode(say(`Выбрать «${only.label}»`, `Choose “${only.label}”`), {
    ...step,
    connection: { by: 'connection', connectionId: only.id },
  })
}

function fits(step: StepNode, { capabilities: can }: CatalogueConnection): boolean {
  if (step.kind === 'approve') return can.approve?.signatures.includes(step.signature) ?? false
  return can.sign.signatures.includes(step.signature) && can.sign.parties.includes(step.party)
}
