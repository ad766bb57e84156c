import { unreachable } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { doneWith } from './act.ts'
import { branchLooked, forgetUndecided, isUndecided } from './branching.ts'
import { command } from './command.ts'
import {
  type Draft,
  isMainLine,
  legOf,
  legToChange,
  nodeOfKey,
  openDraft,
  owe,
  type Pass,
  setLeg,
  setReceipt,
  settle,
  type Timer,
  tell,
  type World,
  workKey,
} from './draft.ts'
import type { Effect, Receipt } from './effect.ts'
import { closeIfDone, conclude, storeFiles, storing } from './finish.ts'
import { withToldBefore } from './item.ts'
import { observeLeg, reachPartly, submitted, turnedDown, turnOf } from './leg.ts'
import type { ClockTold, EnvelopeEvent, Observation } from './observation.ts'
import { turnTo } from './pass.ts'
import { reminder } from './remind.ts'
import { type DocumentRef, type EnvelopeState, type Thread, threadAt } from './state.ts'
import { isFinal } from './status.ts'
import { look, looked, waited } from './wait.ts'
import { enter, go, readItem, work } from './walk.ts'
import { oweWithdrawal } from './withdraw.ts'
import { oweProblemNote } from './write-back.ts'

/** What follows from an observation: the next state and everything that has to be stored with it. */
export type Decision = {
  state: EnvelopeState
  events: EnvelopeEvent[]
  effects: Effect[]
  timers: Timer[]
  /** Keys of effects that have failed for good and are to be tried again. */
  again: string[]
  /** Keys of effects that nobody waits for any more: who has not begun one need not. */
  dropped: string[]
  /** Edges that the run has taken. */
  passes: Pass[]
}

/** The first decision of a run. */
export function begin(world: World, state: EnvelopeState, now: string): Decision {
  const draft = openDraft(world, state, now)
  tell(
    draft,
    'started',
    say(`Маршрут «${world.route.name}» начат.`, `Route “${world.route.name}” has begun.`),
    {
      data: { by: state.starter.by, version: String(world.route.version) },
    },
  )
  readItem(draft)
  return close(draft)
}

/**
 * The whole logic of a run: state and facts in, state and duties out. Pure: production, simulation and replays call
 * the same function. Facts may be late, repeated or out of order; those change nothing.
 */
export function decide(
  world: World,
  state: EnvelopeState,
  observations: Observation[],
  now: string,
): Decision {
  const draft = openDraft(world, state, now)
  for (const observation of observations) take(draft, observation)
  closeIfDone(draft)
  return close(draft)
}

/** What a draft has come to. */
export const close = ({ world: _, now: __, own: ___, ...decision }: Draft): Decision => decision

function take(draft: Draft, observation: Observation): void {
  const { state } = draft
  if (observation.seen === 'leg') return observeLeg(draft, observation.leg, observation.told)
  if (observation.seen === 'command') return command(draft, observation)
  if (isClock(observation)) return clockRang(draft, observation)
  if (observation.seen === 'item-changed') return lookAgain(draft)
  if (!settle(draft, observation.key)) return late(draft, observation)
  switch (observation.seen) {
    case 'item':
      return itemRead(draft, observation)
    case 'document': {
      addDocuments(state, observation.documents)
      tellDocuments(draft, observation.documents)
      const node = draft.world.plan.nodes[observation.node]
      const thread = threadAt(state, observation.node)
      return node?.kind === 'document' && thread ? go(draft, thread, node.id, 'next', node.next) : undefined
    }
    case 'people':
      return people(draft, observation)
    case 'submitted':
      return handedOver(draft, observation)
    case 'files':
      return files(draft, observation)
    case 'report':
      addDocuments(state, [observation.document])
      tell(draft, 'report', say('Отчёт о подписании готов.', 'The signing report is ready.'))
      return storeFiles(draft)
    case 'receipt':
      return receipt(draft, observation)
    case 'failure':
      return failed(draft, observation)
    default:
      return unreachable(observation)
  }
}

const isClock = (told: Observation): told is ClockTold =>
  told.seen === 'deadline' || told.seen === 'reminder' || told.seen === 'waited'

/** A clock of the version that the envelope was on before has nothing to say. */
function clockRang(draft: Draft, told: ClockTold): void {
  if (told.moves !== draft.state.moves) return
  if (told.seen === 'deadline') deadline(draft, told)
  else if (told.seen === 'reminder') reminder(draft, told)
  else waitedFor(draft, told)
}

/**
 * A submission that comes through when nobody counts on it any more is with the provider all the same: it is taken
 * after all where it was said to have failed, and withdrawn where the route went on without it or has tried anew. Other
 * late news change nothing.
 */
function late(draft: Draft, observation: Observation): void {
  const { state } = draft
  if (observation.seen !== 'submitted' || observation.key in state.receipts) return
  const { key, told } = observation
  if (key in state.problems) {
    delete state.problems[key]
    return handedOver(draft, observation)
  }
  setReceipt(draft, key, orderReceipt(told.externalId))
  const leg = legToChange(draft, observation.leg)
  const withdrawn = leg?.status === 'cancelled' && leg.externalId === null
  if (withdrawn && key.startsWith(`r${state.round}.`)) leg.externalId = told.externalId
  if (state.phase === 'over') state.phase = 'finishing'
  const connectionId =
    observation.connectionId ?? leg?.connectionId ?? legOf(draft.world, observation.leg).connectionId
  const order = { leg: observation.leg, connectionId, externalId: told.externalId }
  owe(draft, `${key}.withdraw`, { do: 'cancel-leg', ...order, reason: state.verdict?.comment ?? '' })
}

/** Remembers whose order it is, so that the same submission told again is known. */
function handedOver(draft: Draft, seen: Extract<Observation, { seen: 'submitted' }>): void {
  setReceipt(draft, seen.key, orderReceipt(seen.told.externalId))
  submitted(draft, seen.leg, seen.told)
}

const orderReceipt = (externalId: string): Receipt => ({ how: 'done', data: { externalId } })

/** The item was read: for the whole round at its beginning, or for a thread that waits for a field. */
function itemRead(draft: Draft, { key, item }: Extract<Observation, { seen: 'item' }>): void {
  const { state } = draft
  const waits = threadAt(state, nodeOfKey(key) ?? '')
  const [trunk] = state.threads
  if (!key.endsWith('.read-item')) return waits && afterLook(draft, waits, key, item)
  state.item = item
  if (trunk) enter(draft, trunk, trunk.at)
}

function afterLook(draft: Draft, thread: Thread, key: string, item: EnvelopeState['item']): void {
  const node = draft.world.plan.nodes[thread.at]
  if (!item) return
  if (node?.kind === 'condition') {
    const chosen = branchLooked(draft, thread, node, item)
    return chosen ? go(draft, thread, node.id, chosen.outcome, chosen.way) : undefined
  }
  if (node?.kind !== 'wait') return
  if (looked(draft, thread, node, key, item)) go(draft, thread, node.id, 'next', node.next)
}

function waitedFor(draft: Draft, seen: Extract<Observation, { seen: 'waited' }>): void {
  const node = draft.world.plan.nodes[seen.node]
  const thread = threadAt(draft.state, seen.node)
  if (!thread?.wait || node?.kind !== 'wait' || seen.round !== draft.state.round) return
  if (waited(draft, thread, node)) go(draft, thread, node.id, 'next', node.next)
}

/** Bitrix24 has told of a change of the item: whoever waits for one of its fields, or could not decide, looks. */
function lookAgain(draft: Draft): void {
  for (const thread of draft.state.phase === 'running' ? draft.state.threads : []) {
    const node = draft.world.plan.nodes[thread.at]
    if (node?.kind === 'wait' && node.until.by !== 'duration' && thread.wait) look(draft, thread)
    if (node?.kind === 'condition' && isUndecided(draft, thread)) {
      forgetUndecided(draft, thread)
      work(draft, thread)
    }
  }
}

function people(draft: Draft, seen: Extract<Observation, { seen: 'people' }>): void {
  const { state } = draft
  const thread = threadAt(state, seen.leg)
  if (!thread) return
  const plan = legOf(draft.world, seen.leg)
  if (seen.item) state.item = withToldBefore(seen.item, state.item)
  setLeg(draft, seen.leg, {
    connectionId: plan.connectionId,
    provider: plan.provider,
    label: plan.label,
    externalId: null,
    status: 'preparing',
    raw: '',
    people: seen.people,
    comment: null,
    ediNumber: null,
    url: null,
    submittedAt: null,
    changedAt: draft.now,
    collected: false,
  })
  for (const person of Object.values(seen.people).flat()) {
    tell(
      draft,
      'people',
      say(`${person.name}: ${person.origin.ru}.`, `${person.name}: ${person.origin.en}.`),
      { node: seen.leg },
    )
  }
  owe(draft, workKey(state, thread, 'submit-leg'), { do: 'submit-leg', leg: seen.leg })
}

function files(draft: Draft, seen: Extract<Observation, { seen: 'files' }>): void {
  const { state } = draft
  const leg = legToChange(draft, seen.leg)
  const thread = threadAt(state, seen.leg)
  if (!leg || !thread) return
  // The version that the envelope was moved to may have further steps in this leg: they were not in the order.
  const steps = legOf(draft.world, seen.leg).steps.filter(({ id }) => id in leg.people)
  const last = steps.at(-1)
  if (!last) return
  leg.collected = true
  addDocuments(state, seen.documents)
  tell(
    draft,
    'files',
    steps.some(({ act }) => act === 'sign')
      ? say('Подписанные файлы получены и проверены.', 'The signed files are here and checked.')
      : say('Согласование получено.', 'The approval is here.'),
    { node: seen.leg },
  )
  const plan = legOf(draft.world, seen.leg)
  go(draft, thread, last.id, 'done', last.ways.done, turnTo(draft, thread, plan, leg, last.id))
  reachPartly(draft)
}

function receipt(draft: Draft, seen: Extract<Observation, { seen: 'receipt' }>): void {
  const { state } = draft
  const data = { ...seen.receipt.data }
  const documentId = seen.key.match(/\.store\.(.+)$/)?.[1]
  const stored = state.documents.find((document) => document.id === documentId)
  if (stored?.role === 'signed' && data.url !== undefined) data.signedUrl = data.url
  setReceipt(draft, seen.key, Object.keys(data).length > 0 ? { ...seen.receipt, data } : seen.receipt)
  if (state.phase === 'running') return actionDone(draft, seen.key)
  if (state.phase === 'finishing' && documentId !== undefined && !storing(draft)) conclude(draft, 'completed')
}

function actionDone(draft: Draft, key: string): void {
  for (const thread of [...draft.state.threads]) {
    const node = draft.world.plan.nodes[thread.at]
    if (node?.kind !== 'action' || !draft.state.threads.includes(thread) || !doneWith(thread, key)) continue
    tell(draft, 'action', say(`Сделано: «${node.title.ru}».`, `Done: “${node.title.en}”.`), { node: node.id })
    go(draft, thread, node.id, 'next', node.next)
  }
}

function failed(draft: Draft, seen: Extract<Observation, { seen: 'failure' }>): void {
  const { state } = draft
  const { key, work, code, text, cure } = seen
  // One cause that stops ten effects is one line, not ten.
  const known = Object.values(state.problems).some((one) => one.code === code && one.text.en === text.en)
  state.problems[key] = { code, text, cure, at: draft.now, work, blocking: blocks(draft, key) }
  const ownWords = work === 'timeline' || work === 'answer-robot'
  if (!known) tell(draft, 'problem', text, { data: { code, key } })
  if (!known && !ownWords) oweProblemNote(draft, key)
  if (state.phase === 'finishing' && key.includes('.store.') && !storing(draft)) conclude(draft, 'completed')
}

/** Whether the route cannot go on without this: work of a node, or an effect that an action waits for. */
const blocks = ({ state }: Draft, key: string): boolean =>
  isMainLine(key) || key.endsWith('.report') || state.threads.some((thread) => thread.awaits?.includes(key))

function deadline(draft: Draft, seen: Extract<Observation, { seen: 'deadline' }>): void {
  const { state } = draft
  const leg = legToChange(draft, seen.leg)
  const thread = threadAt(state, seen.leg)
  if (!leg || !thread || state.round !== seen.round) return
  const plan = legOf(draft.world, seen.leg)
  if (isFinal(leg.status) || turnOf(plan, leg)?.id !== seen.step) return
  for (const person of leg.people[seen.step] ?? []) {
    if (person.state !== 'done') person.state = 'expired'
  }
  leg.status = 'expired'
  leg.changedAt = draft.now
  oweWithdrawal(draft, thread, 'deadline')
  turnedDown(draft, thread, plan, leg, 'expired')
}

function addDocuments(state: EnvelopeState, documents: DocumentRef[]): void {
  const known = new Set(state.documents.map((document) => document.id))
  state.documents.push(...documents.filter((document) => !known.has(document.id)))
}

function tellDocuments(draft: Draft, documents: DocumentRef[]): void {
  for (const { name, node } of documents) {
    tell(draft, 'document', say(`Документ «${name}» готов.`, `Document “${name}” is ready.`), { node })
  }
}
