import { type BoxFact, boxFacts, type CounterpartyFact } from '#lib/route/counterparty-fact.ts'
import type { NodeId, Participant } from '#lib/route/graph.ts'
import type { PlanLeg } from '#lib/route/plan.ts'
import type { Move } from '#lib/route/scenario.ts'
import { type Locale, type Sentence, say } from '#lib/sentence.ts'
import { legOf, type World } from './draft.ts'
import type { Deed } from './effect.ts'
import type { ItemFacts } from './item.ts'
import { turnOf } from './leg.ts'
import type { LegTold, Observation } from './observation.ts'
import { placeOf } from './people.ts'
import { type DocumentRef, type EnvelopeState, type LegState, openLegs, type PersonRef } from './state.ts'
import type { Status } from './status.ts'

const roles: Readonly<Record<Participant['from'], Sentence>> = {
  user: say('Сотрудник', 'Employee'),
  responsible: say('Ответственный', 'Responsible'),
  head: say('Руководитель', 'Head of department'),
  field: say('Человек из поля', 'Person in the field'),
  contact: say('Контакт', 'Contact'),
  company: say('Компания', 'Company'),
  input: say('Человек из параметра', 'Person in the input'),
  email: say('Получатель', 'Recipient'),
}

/** What a made-up person is called: by the role, or by the address. */
export const roleOf = (who: Participant): Sentence =>
  who.from === 'email' ? say(who.email, who.email) : roles[who.from]

/** Facts of the counterparty by name, as conditions read them: `Y` or `N` where the answer is yes or no. */
export type GivenCounterparty = Partial<Record<CounterpartyFact, string>>

/** A CRM item with these fields and this counterparty, and people who all exist. */
export function fakeItem(
  given: { entityTypeId: number; fields: Record<string, string>; counterparty: GivenCounterparty },
  locale: Locale,
): ItemFacts {
  const { entityTypeId, fields, counterparty } = given
  const user = (id: string, from: 'responsible' | 'head') => ({ id, name: roles[from][locale], active: true })
  return {
    entityTypeId,
    id: '1',
    title: locale === 'ru' ? 'Пробная карточка' : 'A trial item',
    categoryId: '0',
    stageId: null,
    url: '',
    responsible: user('1', 'responsible'),
    head: user('2', 'head'),
    contacts: [],
    company: companyOf(counterparty, locale),
    myCompany: null,
    fields,
    boxes: boxesOf(counterparty),
  }
}

function companyOf({ inn, kpp, country }: GivenCounterparty, locale: Locale): ItemFacts['company'] {
  const name = roles.company[locale]
  const known = { ...(inn ? { inn } : {}), ...(kpp ? { kpp } : {}), ...(country ? { country } : {}) }
  return { id: '1', name, requisites: [{ id: '1', linked: true, name, ...known }] }
}

/** Every service answers; what is not given is no. */
const boxesOf = (counterparty: GivenCounterparty): NonNullable<ItemFacts['boxes']> =>
  Object.fromEntries(
    Object.entries(boxFacts).map(([fact, service]) => {
      const has = counterparty[fact as BoxFact] === 'Y'
      const origin = has
        ? say('У контрагента есть ящик.', 'The counterparty has a box.')
        : say('У контрагента нет ящика.', 'The counterparty has no box.')
      return [service, { has, origin }]
    }),
  )

/** The good result of an effect, as if it had been performed at once. */
export function resultOf(
  { world, item, nameOf }: { world: World; item: ItemFacts; nameOf: (who: Participant) => Sentence },
  state: EnvelopeState,
  key: string,
  deed: Deed,
): Observation {
  switch (deed.do) {
    case 'read-item':
      return { seen: 'item', key, item }
    case 'make-document':
      return { seen: 'document', key, node: deed.node, documents: [file(state, key, deed.node, 'original')] }
    case 'resolve-people':
      return { seen: 'people', key, leg: deed.leg, item: null, people: peopleOf(world, deed.leg, nameOf) }
    case 'submit-leg':
      return { seen: 'submitted', key, leg: deed.leg, told: asked(world, state, deed.leg, key) }
    case 'collect-files':
      return { seen: 'files', key, leg: deed.leg, documents: [file(state, key, deed.leg, 'signed')] }
    case 'make-report':
      return { seen: 'report', key, document: file(state, key, state.threads[0]?.at ?? '', 'report') }
    case 'cancel-leg':
    case 'remind-leg':
    case 'write-back':
      return { seen: 'receipt', key, receipt: { how: 'done' } }
  }
}

function file(state: EnvelopeState, key: string, node: NodeId, role: DocumentRef['role']): DocumentRef {
  const plain = { mime: 'application/pdf', sizeBytes: 0, sha256: '', round: state.round }
  return { ...plain, id: key.replaceAll('.', '-'), role, name: `${role}.pdf`, node }
}

function peopleOf(
  world: World,
  leg: NodeId,
  nameOf: (who: Participant) => Sentence,
): Record<NodeId, PersonRef[]> {
  const { steps } = legOf(world, leg)
  return Object.fromEntries(
    steps.map((step, index) => [
      step.id,
      step.participants.map(
        (participant, place): PersonRef => ({
          ...placeOf(step, index, place),
          name: nameOf(participant)[world.locale],
          origin: roles[participant.from],
        }),
      ),
    ]),
  )
}

const asked = (world: World, state: EnvelopeState, id: NodeId, externalId: string): LegTold => {
  const leg = state.legs[id]
  const people = leg ? turnsAfter(legOf(world, id), leg) : []
  return { externalId, status: 'submitted', raw: 'submitted', people }
}

type Acting = { leg: NodeId; step: NodeId; person: number; viewed: boolean }

/** Everybody whose turn it is. */
export function acting(world: World, state: EnvelopeState): Acting[] {
  return openLegs(state).flatMap(({ at, leg }) => {
    const plan = legOf(world, at)
    const step = turnOf(plan, leg)
    if (!step) return []
    const open = (leg.people[step.id] ?? []).flatMap(({ state: stands }, place) =>
      stands === 'done' ? [] : [{ leg: at, step: step.id, person: place + 1, viewed: stands === 'viewed' }],
    )
    return step.order === 'sequential' ? open.slice(0, 1) : open
  })
}

/** What the provider tells after somebody acts; null when it is not this person's turn. */
export function toldAfter(
  world: World,
  state: EnvelopeState,
  move: Extract<Move, { step: NodeId }>,
  now: string,
): Observation | null {
  const turn = acting(world, state).find(
    ({ step, person }) => step === move.step && (move.person === undefined || person === move.person),
  )
  const leg = turn && state.legs[turn.leg]
  if (!turn || !leg?.externalId || (move.do === 'view' && turn.viewed)) return null
  const did = { view: 'viewed', sign: 'done', decline: 'declined' } as const
  const people = (leg.people[turn.step] ?? []).map((person, place) =>
    place === turn.person - 1 ? { ...person, state: did[move.do] } : person,
  )
  const next: LegState = { ...leg, people: { ...leg.people, [turn.step]: people } }
  const plan = legOf(world, turn.leg)
  const status = statusAfter(plan, next, move.do)
  const comment = move.do === 'decline' ? { comment: move.comment ?? '' } : {}
  const actor = {
    stepId: turn.step,
    personId: `${turn.step}-${turn.person}`,
    state: did[move.do],
    at: now,
    ...comment,
  }
  const told: LegTold = {
    externalId: leg.externalId,
    status,
    raw: status,
    at: now,
    people: [actor, ...turnsAfter(plan, next)],
  }
  return { seen: 'leg', leg: turn.leg, told }
}

function statusAfter(plan: PlanLeg, leg: LegState, did: 'view' | 'sign' | 'decline'): Status {
  if (did === 'decline') return 'declined'
  if (!turnOf(plan, leg)) return 'completed'
  // An approval is no signature: after it the order counts as seen.
  return isPartlySigned(plan, leg) ? 'partially_signed' : 'viewed'
}

const isPartlySigned = (plan: PlanLeg, leg: LegState): boolean =>
  plan.steps.some(({ id, act }) => act === 'sign' && leg.people[id]?.some(({ state }) => state === 'done'))

/** Those who are asked from now on. */
function turnsAfter(plan: PlanLeg, leg: LegState): LegTold['people'] {
  const step = turnOf(plan, leg)
  if (!step) return []
  const open = (leg.people[step.id] ?? []).filter(({ state }) => state === 'later' || state === 'waiting')
  return (step.order === 'sequential' ? open.slice(0, 1) : open).map(({ id }) => ({
    stepId: step.id,
    personId: id,
    state: 'notified',
  }))
}
