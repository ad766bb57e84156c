import { unreachable } from '#lib/failure.ts'
import type { PlanLeg } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { LegState } from '../state.ts'
import { type Inquiry, named, namedAll } from './inquiry.ts'
import type { Misfit } from './order-fits.ts'

/** Why the provider's order and the new version do not agree: the order stays as it is, and so does the envelope. */
export function tellMisfit(inquiry: Inquiry, misfit: Misfit, before: PlanLeg, leg: LegState): Sentence {
  const at = named(inquiry, before.id)
  switch (misfit.is) {
    case 'gone':
      return say(
        `${at.ru} уже у провайдера (${leg.label}), а в новой версии такого шага на этом месте нет.`,
        `${at.en} is with ${leg.label} already, and the new version has no such step in this place.`,
      )
    case 'connection':
      return say(
        `${at.ru} уже у провайдера (${leg.label}), а в новой версии подключение другое.`,
        `${at.en} is with ${leg.label} already, and the new version has another connection.`,
      )
    case 'cut': {
      const ordered = before.steps.filter(({ id }) => id in leg.people).map(({ id }) => id)
      const names = namedAll(inquiry, ordered)
      return say(
        `У провайдера (${leg.label}) один заказ: ${names.ru}. В новой версии это не один заказ.`,
        `${leg.label} has one order: ${names.en}. In the new version that is not one order.`,
      )
    }
    case 'changed': {
      const step = named(inquiry, misfit.step)
      const what = (locale: 'ru' | 'en') => misfit.what.map((one) => one[locale]).join(', ')
      return say(
        `${step.ru} уже у провайдера (${leg.label}), а в новой версии изменено: ${what('ru')}.`,
        `${step.en} is with ${leg.label} already, and the new version changes: ${what('en')}.`,
      )
    }
    default:
      return unreachable(misfit)
  }
}
