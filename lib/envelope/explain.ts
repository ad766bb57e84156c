import type { Plan } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { EnvelopeState } from './state.ts'
import { nameOf, statusNames, waitingPeople } from './variables.ts'

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

/** Answers "why is it here" from the state alone. */
export function explain(plan: Plan, state: EnvelopeState): Reason {
  const problem = Object.values(state.problems)[0]
  if (problem) {
    const buttons: Reason['buttons'] = state.phase === 'running' ? ['retry', 'cancel'] : ['retry']
    return { text: problem.text, since: problem.at, mood: 'stuck', cure: problem.cure, buttons }
  }
  switch (state.phase) {
    case 'running':
      return { ...running(plan, state), since: state.since, cure: null }
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

function running(plan: Plan, state: EnvelopeState): Pick<Reason, 'text' | 'mood' | 'buttons'> {
  const node = plan.nodes[state.at]
  const leg = state.legs[state.at]
  if (!state.item) return busy('Читаем элемент CRM.', 'Reading the CRM item.')
  if (node?.kind === 'document') return busy('Готовим документ.', 'Preparing the document.')
  if (!leg) return busy('Определяем участников.', 'Resolving the participants.')
  if (!leg.externalId) return busy(ended(`Отправляем: ${leg.label}`), ended(`Submitting to ${leg.label}`))
  if (leg.status === 'completed') return busy('Забираем подписанные файлы.', 'Fetching the signed files.')
  const approve = node?.kind === 'leg' && node.steps.every((step) => step.act === 'approve')
  const names = [...new Set(waitingPeople(state).map(nameOf))].join(', ')
  const text = names
    ? say(
        ended(`Ждём ${approve ? 'согласование' : 'подпись'}: ${names}`),
        `Waiting for ${names} to ${approve ? 'approve' : 'sign'}.`,
      )
    : say(ended(`Ждём известий: ${leg.label}`), ended(`Waiting for news from ${leg.label}`))
  return { text, mood: 'waiting', buttons: ['remind', 'cancel'] }
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
