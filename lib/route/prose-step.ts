import { type Sentence, say } from '#lib/sentence.ts'
import type { Names } from './catalogue.ts'
import { connectionOf } from './connection-of.ts'
import type { Duration, RouteInput, StepNode } from './graph.ts'
import { participantTitle } from './participant.ts'
import { signatureTitles } from './titles.ts'

/** Who acts in the step, how and until when. */
export function stepDeed(step: StepNode, catalogue: Names, inputs: readonly RouteInput[]): Sentence {
  const people = listed(step.participants.map((who) => participantTitle(who, catalogue, inputs)))
  const many = step.participants.length > 1
  const order = !many
    ? say('', '')
    : step.order === 'parallel'
      ? say(' (одновременно)', ' (at the same time)')
      : say(' (по очереди)', ' (one by one)')
  const enough =
    !many || step.quorum === 'all'
      ? say('', '')
      : step.quorum === 'any'
        ? say(', достаточно одного', ', any one is enough')
        : say(`, достаточно ${step.quorum}`, `, ${step.quorum} are enough`)
  const act = step.kind === 'approve' ? say('Согласуют', 'Approved by') : say('Подписывают', 'Signed by')
  const kind = signatureTitles[step.signature]
  const by = connectionOf(step, catalogue)?.label
  const through = by ? say(`, подключение: ${by}`, `, connection: ${by}`) : say('', '')
  const deadline = step.deadline ? durationOf(step.deadline) : null
  const within = deadline ? say(` Срок — ${stopped(deadline.ru)}`, ` Deadline: ${deadline.en}.`) : say('', '')
  const more = remindersAndDeputies(step, catalogue, inputs)
  return say(
    `${act.ru}: ${people.ru || 'участники не выбраны'}${order.ru}${enough.ru}. Подпись: ${kind.ru}${through.ru}.${within.ru}${more.ru}`,
    `${act.en}: ${people.en || 'nobody is chosen'}${order.en}${enough.en}. Signature: ${kind.en}${through.en}.${within.en}${more.en}`,
  )
}

function remindersAndDeputies(step: StepNode, catalogue: Names, inputs: readonly RouteInput[]): Sentence {
  const every = step.reminders && durationOf(step.reminders.every)
  const most = step.reminders?.most ?? 0
  const reminded = every
    ? say(
        ` Напоминания: каждые ${every.ru}, не больше ${most}.`,
        ` Reminders: every ${every.en}, at most ${most}.`,
      )
    : say('', '')
  const deputies = listed((step.deputies ?? []).map((who) => participantTitle(who, catalogue, inputs)))
  const replaced = deputies.ru
    ? say(` Заместители: ${stopped(deputies.ru)}`, ` Deputies: ${stopped(deputies.en)}`)
    : say('', '')
  return say(reminded.ru + replaced.ru, reminded.en + replaced.en)
}

/** A length of time in words, short. */
export function durationOf({ value, unit }: Duration): Sentence {
  if (unit === 'hours') return say(`${value} ч`, `${value} h`)
  if (unit === 'days') return say(`${value} дн.`, value === 1 ? '1 day' : `${value} days`)
  return say(`${value} раб. дн.`, value === 1 ? '1 working day' : `${value} working days`)
}

/** The words with a full stop, unless they end in a mark already. */
export const stopped = (words: string): string => (/[.?!…]$/.test(words) ? words : `${words}.`)

/** Sentences one after another, with something between them. */
export const listed = (all: readonly Sentence[], between = ', '): Sentence =>
  say(all.map((each) => each.ru).join(between), all.map((each) => each.en).join(between))
