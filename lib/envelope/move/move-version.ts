import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { close, type Decision } from '../decide.ts'
import { type Draft, legToChange, openDraft, tell } from '../draft.ts'
import { closeIfDone } from '../finish.ts'
import { type Inquiry, type Move, openInquiry, stays } from './inquiry.ts'
import { judgeForks } from './judge-forks.ts'
import { judgeThread } from './judge-thread.ts'
import { isOnlyBegun, judgeTrunk } from './judge-trunk.ts'
import { askForInputs, tellLeftBehind } from './left-behind.ts'
import type { MoveVerdict } from './verdict.ts'

/** The verdict, and what follows when the envelope moves: nothing is stored and nothing happens before that. */
export type Moved = { verdict: MoveVerdict; decision: Decision | null }

/**
 * Whether an envelope in exactly this state goes over to another version of its route, and what its state is then.
 * What was done is never undone and never asked for again; what would be left out is said or asked. Pure: a preview
 * and the move itself are the same call.
 */
export function moveVersion(move: Move): Moved {
  const inquiry = openInquiry(move)
  judge(inquiry)
  const { against, open, notes } = inquiry
  const [first] = against.toSorted((a, b) => Number(a.later) - Number(b.later))
  if (first) return { verdict: { is: 'stays', ...first }, decision: null }
  if (open.length > 0) return { verdict: { is: 'decision', questions: open, notes }, decision: null }
  return { verdict: { is: 'moves', notes }, decision: decided(inquiry) }
}

function judge(inquiry: Inquiry): void {
  const { state, entityTypeId, crossing, handing } = inquiry.move
  if (state.phase === 'finishing' || state.phase === 'over')
    return stays(inquiry, say('Маршрут уже пройден до конца.', 'The route is walked to its end already.'))
  if (!crossing.to.plan.entityTypeIds.includes(entityTypeId))
    return stays(
      inquiry,
      say(
        'Новая версия не для этого вида элементов CRM.',
        'The new version is not for this kind of CRM item.',
      ),
    )
  if (handing.some((key) => !state.owed.includes(key))) {
    const ru = 'У провайдера ещё выясняется судьба отозванного заказа. Повторите через минуту.'
    const en = 'It is still being found out what became of a withdrawn order. Try again in a minute.'
    return stays(inquiry, say(ru, en), true)
  }
  const [trunk] = state.threads
  if (isOnlyBegun(inquiry)) {
    if (trunk) judgeTrunk(inquiry, trunk)
  } else {
    judgeForks(inquiry)
    for (const thread of state.threads)
      if (nodeAt(crossing.from.plan, thread.at)?.kind !== 'join') judgeThread(inquiry, thread)
  }
  askForInputs(inquiry)
  if (inquiry.against.length === 0) tellLeftBehind(inquiry)
}

function decided({ move, notes, first, next }: Inquiry): Decision {
  const { crossing, world, state, now, by } = move
  const draft = openDraft(world, state, now)
  draft.state.moves = (state.moves ?? 0) + 1
  rememberSigned(draft, move)
  const { from, to } = crossing.numbers
  tell(
    draft,
    'moved',
    say(
      `Перенесён с версии ${from} на версию ${to}: ${by}.`,
      `Moved from version ${from} to version ${to}: ${by}.`,
    ),
    { data: { from: String(from), to: String(to), by } },
  )
  for (const text of notes) tell(draft, 'moved', text)
  for (const deed of first) deed(draft)
  for (const deed of next) deed(draft)
  closeIfDone(draft)
  return close(draft)
}

/** The other version may not know what the envelope was signed with: the legs say so themselves from now on. */
function rememberSigned(draft: Draft, { crossing }: Move): void {
  for (const [id, leg] of Object.entries(draft.state.legs)) {
    const node = nodeAt(crossing.from.plan, id)
    if (leg.signs !== undefined || node?.kind !== 'leg') continue
    const own = legToChange(draft, id)
    if (own) own.signs = node.steps.some(({ act }) => act === 'sign')
  }
}
