import { type FailureText, Permanent } from '#lib/failure.ts'
import type { Participant } from '#lib/route/graph.ts'
import type { PlanLeg, PlanStep } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { ItemFacts, UserFacts } from './item.ts'
import { requisitesMeant } from './requisite.ts'
import type { PersonRef } from './state.ts'

export type PeopleFacts = {
  item: ItemFacts
  inputs: Readonly<Record<string, string>>
  /** Users that participants name by id. */
  users: ReadonlyMap<string, UserFacts>
}

type Found = Omit<PersonRef, 'id' | 'state'>

/**
 * Resolves everybody of a leg, each with where the value came from. Nobody is guessed: what cannot be resolved is a
 * Permanent failure that names the step, the source and the cure.
 */
export function resolvePeople(leg: PlanLeg, facts: PeopleFacts): Record<string, PersonRef[]> {
  const steps = leg.steps.map((step, index): [string, PersonRef[]] => {
    const deputies = [...(step.deputies ?? [])]
    return [
      step.id,
      step.participants.map((participant, place) => ({
        ...inPlaceOf(step, participant, deputies, facts),
        ...placeOf(step, index, place),
      })),
    ]
  })
  return Object.fromEntries(steps)
}

/** By which id a participant is known, and whether the turn is theirs when the leg begins; both counted from 0. */
export const placeOf = (step: PlanStep, index: number, place: number): Pick<PersonRef, 'id' | 'state'> => ({
  id: `${step.id}-${place + 1}`,
  state: index === 0 && (place === 0 || step.order === 'parallel') ? 'waiting' : 'later',
})

/**
 * The participant, or the next deputy that can be resolved when the participant has left or is not known. Each deputy
 * stands in once. With no deputy left the participant's own failure is told.
 */
function inPlaceOf(
  step: PlanStep,
  participant: Participant,
  deputies: Participant[],
  facts: PeopleFacts,
): Found {
  try {
    return resolve(step, participant, facts)
  } catch (failure) {
    if (!(failure instanceof Permanent)) throw failure
    for (let deputy = deputies.shift(); deputy; deputy = deputies.shift()) {
      const found = resolved(step, deputy, facts)
      if (!found) continue
      const { ru, en } = found.origin
      return {
        ...found,
        origin: say(
          `заместитель (${ru}): ${unstopped(failure.text.ru)}`,
          `deputy (${en}): ${unstopped(failure.text.en)}`,
        ),
      }
    }
    throw failure
  }
}

function resolved(step: PlanStep, deputy: Participant, facts: PeopleFacts): Found | null {
  try {
    return resolve(step, deputy, facts)
  } catch (failure) {
    if (failure instanceof Permanent) return null
    throw failure
  }
}

/** For the end of a line that has its own full stop. */
const unstopped = (sentence: string): string => sentence.replace(/\.$/, '')

/** Ids of users that must be read before `resolvePeople` can answer. */
export function usersNamed(leg: PlanLeg, facts: Pick<PeopleFacts, 'item' | 'inputs'>): string[] {
  const ids = leg.steps.flatMap((step) =>
    [...step.participants, ...(step.deputies ?? [])].map((participant) => {
      if (participant.from === 'user') return participant.userId
      if (participant.from === 'field' && participant.as === 'user')
        return userId(facts.item.fields[participant.field])
      if (participant.from === 'input' && participant.as === 'user')
        return userId(facts.inputs[participant.input])
      return ''
    }),
  )
  return [...new Set(ids.filter((id) => id !== ''))]
}

/** Bitrix24 writes users as `user_5` in robots and as `5` in fields. */
const userId = (value: string | undefined): string => value?.match(/^(?:user_)?(\d+)$/)?.[1] ?? ''

function resolve(step: PlanStep, participant: Participant, facts: PeopleFacts): Found {
  const { item, inputs } = facts
  switch (participant.from) {
    case 'user':
      return user(step, facts, participant.userId, say('выбран в маршруте', 'chosen in the route'))
    case 'responsible':
      return known(step, item.responsible, say('ответственный за сделку', 'responsible of the item'))
    case 'head':
      return known(
        step,
        item.head,
        say('руководитель отдела ответственного', 'head of the responsible’s department'),
      )
    case 'field':
      return byValue(
        step,
        facts,
        participant.as,
        item.fields[participant.field] ?? '',
        say(`поле ${participant.field}`, `field ${participant.field}`),
      )
    case 'input':
      return byValue(
        step,
        facts,
        participant.as,
        inputs[participant.input] ?? '',
        say(`параметр ${participant.input}`, `input ${participant.input}`),
      )
    case 'contact': {
      const contact = item.contacts[participant.index - 1]
      const origin = say(
        `контакт № ${participant.index} сделки`,
        `contact no. ${participant.index} of the item`,
      )
      if (!contact) throw missing(step, origin)
      return { ...contactFound(contact), origin }
    }
    case 'company':
      return company(step, item)
    case 'email':
      return {
        name: participant.name ?? participant.email,
        email: participant.email,
        origin: say('адрес из маршрута', 'address from the route'),
      }
  }
}

const contactFound = (contact: ItemFacts['contacts'][number]) => ({
  name: contact.name,
  ...(contact.email === undefined ? {} : { email: contact.email }),
  ...(contact.phone === undefined ? {} : { phone: contact.phone }),
})

function known(step: PlanStep, found: UserFacts | null, origin: Sentence): Found {
  if (!found) throw missing(step, origin)
  if (!found.active) throw dismissed(step, found.name)
  return {
    name: found.name,
    bitrixUserId: found.id,
    origin,
    ...(found.email === undefined ? {} : { email: found.email }),
    ...(found.phone === undefined ? {} : { phone: found.phone }),
  }
}

function user(step: PlanStep, facts: PeopleFacts, id: string, origin: Sentence): Found {
  return known(step, facts.users.get(id) ?? null, origin)
}

function byValue(
  step: PlanStep,
  facts: PeopleFacts,
  as: 'user' | 'email' | 'phone',
  value: string,
  origin: Sentence,
): Found {
  if (value === '') throw missing(step, origin)
  if (as === 'user') return user(step, facts, userId(value), origin)
  return as === 'email' ? { name: value, email: value, origin } : { name: value, phone: value, origin }
}

function company(step: PlanStep, item: ItemFacts): Found {
  const origin = say('компания сделки', 'company of the item')
  if (!item.company) throw missing(step, origin)
  const { name, email } = item.company
  const [requisite, another] = requisitesMeant(item.company)
  if (!requisite?.inn) {
    throw cannot(step, 'company-without-inn', {
      text: say(
        `У компании «${name}» нет реквизитов с ИНН.`,
        `The company “${name}” has no requisites with a tax number.`,
      ),
      cure: say('Заполните реквизиты компании и повторите.', 'Fill in the company’s requisites and retry.'),
    })
  }
  if (another) {
    throw cannot(step, 'company-with-several-requisites', {
      text: say(
        `У компании «${name}» несколько реквизитов.`,
        `The company “${name}” has several requisites.`,
      ),
      cure: say('Выберите реквизиты в сделке и повторите.', 'Choose the requisites in the deal and retry.'),
    })
  }
  const { inn, kpp, country } = requisite
  return {
    name,
    origin,
    organisation: {
      name: requisite.name || name,
      inn,
      ...(kpp ? { kpp } : {}),
      ...(country ? { country } : {}),
    },
    ...(email === undefined ? {} : { email }),
  }
}

const missing = (step: PlanStep, origin: Sentence) =>
  cannot(step, 'participant-unresolved', {
    text: say(
      `Не удалось определить участника шага «${step.title.ru}»: ${origin.ru} — пусто.`,
      `The participant of “${step.title.en}” cannot be resolved: ${origin.en} is empty.`,
    ),
    cure: say('Заполните это в CRM и повторите.', 'Fill it in the CRM and retry.'),
  })

const dismissed = (step: PlanStep, name: string) =>
  cannot(step, 'participant-dismissed', {
    text: say(
      `${name} больше не работает (шаг «${step.title.ru}»).`,
      `${name} no longer works here (step “${step.title.en}”).`,
    ),
    cure: say('Назначьте другого участника и повторите.', 'Choose another participant and retry.'),
  })

const cannot = (step: PlanStep, code: string, given: Omit<FailureText, 'code'>) =>
  new Permanent({ ...given, code, detail: { step: step.id } })
