import type { NodeId } from '#lib/route/graph.ts'
import type { Locale } from '#lib/sentence.ts'
import { dayIn } from './deadline.ts'
import type { World } from './draft.ts'
import type { EnvelopeState, LegState, PersonRef } from './state.ts'
import type { Status } from './status.ts'
import type { Variables } from './template.ts'

/** Names of statuses as people read them. */
export const statusNames: Readonly<Record<Status, Readonly<Record<Locale, string>>>> = {
  preparing: { ru: 'Готовим', en: 'Preparing' },
  submitted: { ru: 'Отправлено', en: 'Sent' },
  delivered: { ru: 'Доставлено', en: 'Delivered' },
  viewed: { ru: 'Просмотрено', en: 'Viewed' },
  partially_signed: { ru: 'Подписано частично', en: 'Partially signed' },
  completed: { ru: 'Подписано', en: 'Completed' },
  declined: { ru: 'Отказ', en: 'Declined' },
  expired: { ru: 'Срок истёк', en: 'Expired' },
  cancelled: { ru: 'Отменено', en: 'Cancelled' },
  revoked: { ru: 'Аннулировано', en: 'Revoked' },
  failed: { ru: 'Не удалось', en: 'Failed' },
}

/** Values of all variables at this state, in the portal's language. What is not known yet is empty. */
export function variablesOf(world: World, state: EnvelopeState): Variables {
  const locale = world.locale
  const item = state.item
  const legs = Object.values(state.legs)
  const people = legs.flatMap(peopleOf)
  const stored = Object.values(state.receipts)
  const completedAt = state.finishedAt ?? legs.at(-1)?.changedAt ?? null
  return {
    'item.title': item?.title ?? '',
    'item.url': item?.url ?? '',
    'item.id': item?.id ?? '',
    document: documentName(state),
    route: world.route.name,
    status: statusNames[state.status][locale],
    provider: legs.at(-1)?.label ?? '',
    signer: state.verdict?.by ?? '',
    signed: names(people.filter((person) => person.state === 'done')),
    waiting: names(waitingPeople(state)),
    comment: state.verdict?.comment ?? '',
    responsible: item?.responsible?.name ?? '',
    company: item?.company?.name ?? '',
    'edi.number': legs.map((leg) => leg.ediNumber).find((number) => number !== null) ?? '',
    'signed.date': state.status === 'completed' && completedAt ? dayIn(completedAt, world.timeZone) : '',
    'signed.file.url':
      stored.map((receipt) => receipt.data?.signedUrl).find((url) => url !== undefined) ?? '',
    'drive.folder': item && completedAt ? folderOf(world, item.id, completedAt).join('/') : '',
    'envelope.url': world.envelopeUrl,
    round: String(state.round),
  }
}

/** Everybody of a leg, in the order of its steps. */
export const peopleOf = (leg: LegState): PersonRef[] => Object.values(leg.people).flat()

/** True for somebody who has been asked and has not acted yet. */
export const isAsked = ({ state }: PersonRef): boolean => state === 'waiting' || state === 'viewed'

/** Who is expected to act now. */
export const waitingPeople = (state: EnvelopeState): PersonRef[] =>
  state.threads.flatMap(({ at }) => waitingAt(state, at))

/** Who is expected to act now in one leg. */
export const waitingAt = (state: EnvelopeState, at: NodeId): PersonRef[] => {
  const leg = state.legs[at]
  return leg ? peopleOf(leg).filter(isAsked) : []
}

/** Name of the document as people know it: the first original of this round, without its extension. */
export function documentName(state: EnvelopeState): string {
  const original = state.documents.findLast((document) => document.role === 'original')
  return (original?.name ?? state.item?.title ?? '').replace(/\.[a-z0-9]{2,4}$/i, '')
}

/** `Signed Documents/[Year]/[Month]/[Item id]` by the day of completion in the portal's zone: the same on every retry. */
export function folderOf(world: World, itemId: string, at: string): string[] {
  const [year = '', month = ''] = dayIn(at, world.timeZone).split('-')
  return ['Signed Documents', year, month, itemId]
}

const names = (people: PersonRef[]): string => [...new Set(people.map(nameOf))].join(', ')

/** A person as called in sentences: the organisation when it is one that signs. */
export const nameOf = (person: PersonRef): string => person.organisation?.name ?? person.name
