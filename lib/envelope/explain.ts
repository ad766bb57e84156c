import type { Plan, PlanWait } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { dayIn } from './deadline.ts'
import { nodeOfKey } from './draft.ts'
import type { EnvelopeState, Thread } from './state.ts'
import { nameOf, statusNames, waitingAt } from './variables.ts'

/** Why an envelope is where it is: one sentence, since when, and what helps. */
export type Reason = {
  text: Sentence
  since: string
  /** stuck: somebody has to do something here; waiting: people outside are expected to act; busy: we work; over: done. */
  mood: 'busy' | 'waiting' | 'stuck' | 'over'
  cure: Sentence | null
  /** Which button helps, the most helpful first. */
  buttons: ('retry' | 'cancel' | 'remind' | 'resume')[]
}

/**
 * Answers "why is it here" from the state alone. Of several positions the sentence speaks of the one in trouble, else
 * of the one that waits longest, and counts the others.
 * @param timeZone the portal's zone, for days
 */
export function explain(plan: Plan, state: EnvelopeState, timeZone: string): Reason {
  const problems = Object.entries(state.problems)
  const [key, problem] = problems.find(([, { blocking }]) => blocking) ?? problems[0] ?? []
  if (key !== undefined && problem) {
    const buttons: Reason['buttons'] = state.phase === 'running' ? ['retry', 'cancel'] : ['retry']
    const place = nodeOfKey(key)
    const others = state.phase === 'running' && place !== null ? elsewhere(plan, state, place) : 0
    const { at, cure } = problem
    return { text: andMore(problem.text, others), since: at, mood: 'stuck', cure, buttons }
  }
  switch (state.phase) {
    case 'running': {
      const thread = longest(plan, state)
      const said = running(plan, state, thread, timeZone)
      const text = andMore(said.text, elsewhere(plan, state, thread?.at ?? null))
      return { ...said, text, since: thread?.since ?? state.since, cure: null }
    }
    case 'revising':
      return {
        text: withComment(state, 'Отказ', 'Declined'),
        since: state.since,
        mood: 'stuck',
        cure: say(
          'Исправьте документ и отправьте новую редакцию.',
          'Correct the document and send the new revision.',
        ),
        buttons: ['resume', 'cancel'],
      }
    case 'finishing':
      return {
        text: say('Складываем файлы и обновляем Битрикс24.', 'Storing the files and updating Bitrix24.'),
        since: state.since,
        mood: 'busy',
        cure: null,
        buttons: [],
      }
    case 'over': {
      const name = statusNames[state.status]
      return {
        text: withComment(state, name.ru, name.en),
        since: state.finishedAt ?? state.since,
        mood: 'over',
        cure: null,
        buttons: [],
      }
    }
  }
}

/** Threads that have come to their join wait for the others and for nobody else. */
const underWay = (plan: Plan, state: EnvelopeState): Thread[] =>
  state.threads.filter(({ at }) => plan.nodes[at]?.kind !== 'join')

const longest = (plan: Plan, state: EnvelopeState): Thread | undefined =>
  underWay(plan, state).toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))[0]

const elsewhere = (plan: Plan, state: EnvelopeState, here: string | null): number =>
  underWay(plan, state).filter(({ at }) => at !== here).length

const andMore = (text: Sentence, others: number): Sentence =>
  others === 0
    ? text
    : say(`${text.ru} Ещё веток в работе: ${others}.`, `${text.en} And ${others} more at the same time.`)

function running(
  plan: Plan,
  state: EnvelopeState,
  thread: Thread | undefined,
  timeZone: string,
): Pick<Reason, 'text' | 'mood' | 'buttons'> {
  const at = thread?.at ?? ''
  const node = nodeAt(plan, at)
  const leg = state.legs[at]
  if (!state.item) return busy('Читаем элемент CRM.', 'Reading the CRM item.')
  if (node?.kind === 'document') return busy('Готовим документ.', 'Preparing the document.')
  if (node?.kind === 'condition')
    return busy('Спрашиваем сервис о контрагенте.', 'Asking the service about the counterparty.')
  if (node?.kind === 'action') return busy(`Выполняем: «${node.title.ru}».`, `Doing “${node.title.en}”.`)
  if (node?.kind === 'wait')
    return { text: waitText(node, thread, timeZone), mood: 'waiting', buttons: ['cancel'] }
  if (!leg) return busy('Определяем участников.', 'Resolving the participants.')
  if (!leg.externalId) return busy(ended(`Отправляем: ${leg.label}`), ended(`Submitting to ${leg.label}`))
  if (leg.status === 'completed') return busy('Забираем подписанные файлы.', 'Fetching the signed files.')
  const approve = node?.kind === 'leg' && node.steps.every((step) => step.act === 'approve')
  const names = [...new Set(waitingAt(state, at).map(nameOf))].join(', ')
  const text = names
    ? say(
        ended(`Ждём ${approve ? 'согласование' : 'подпись'}: ${names}`),
        `Waiting for ${names} to ${approve ? 'approve' : 'sign'}.`,
      )
    : say(ended(`Ждём известий: ${leg.label}`), ended(`Waiting for news from ${leg.label}`))
  return { text, mood: 'waiting', buttons: ['remind', 'cancel'] }
}

function waitText(node: PlanWait, thread: Thread | undefined, timeZone: string): Sentence {
  const until = thread?.wait?.until
  if (until) {
    const [year = '', month = '', day = ''] = dayIn(until, timeZone).split('-')
    return say(`Ждём до ${day}.${month}.${year}.`, `Waiting until ${year}-${month}-${day}.`)
  }
  const field = node.until.by === 'duration' ? '' : node.until.field
  return node.until.by === 'field-filled'
    ? say(`Ждём, когда заполнят поле ${field}.`, `Waiting for the field ${field} to be filled in.`)
    : say(`Читаем дату из поля ${field}.`, `Reading the date in the field ${field}.`)
}

const busy = (ru: string, en: string): Pick<Reason, 'text' | 'mood' | 'buttons'> => ({
  text: say(ru, en),
  mood: 'busy',
  buttons: ['cancel'],
})

function withComment(state: EnvelopeState, ru: string, en: string): Sentence {
  const { by, comment } = state.verdict ?? { by: null, comment: '' }
  const tail = [by, comment === '' ? null : `«${comment}»`].filter((part) => part !== null).join(': ')
  return tail === '' ? say(`${ru}.`, `${en}.`) : say(`${ru}: ${tail}`, `${en}: ${tail}`)
}

/** A sentence has one full stop, also after a name that ends with one. */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`)
