import { unreachable } from '#lib/failure.ts'
import type { Move } from '#lib/route/scenario.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { nodeName } from './node-name.ts'
import { reasonOf, type Simulation, wakeOf } from './simulate.ts'

/** Why `play` does not make the move now: what of it does not fit, and where the run stands instead. */
export function whyNot(here: Simulation, move: Move): Sentence {
  const reason = reasonOf(here).text
  if (here.state.phase === 'over')
    return say(`Маршрут уже завершён. ${reason.ru}`, `The route has ended already. ${reason.en}`)
  const why = misfit(here, move)
  return say(`${why.ru} ${reason.ru}`, `${why.en} ${reason.en}`)
}

function misfit(here: Simulation, move: Move): Sentence {
  const { world } = here
  switch (move.do) {
    case 'view':
    case 'sign':
    case 'decline': {
      const { ru, en } = nodeName(world.plan, move.step)
      if (move.person !== undefined)
        return say(
          `На шаге ${ru} сейчас не очередь участника ${move.person}.`,
          `At ${en} it is not the turn of person ${move.person} now.`,
        )
      return move.do === 'view'
        ? say(`На шаге ${ru} сейчас некому открыть документ.`, `At ${en} nobody is to open the document now.`)
        : say(`На шаге ${ru} сейчас некому действовать.`, `At ${en} it is nobody’s turn now.`)
    }
    case 'sleep':
      return awake(here, wakeOf(here, move) ?? here.clocks[0]?.at)
    case 'set-field':
      return say('Поле сейчас никто не прочтёт.', 'Nobody reads the field now.')
    case 'resume':
      return say('Возобновлять нечего.', 'There is nothing to resume.')
    case 'cancel':
      return say('Отменить сейчас нельзя.', 'It cannot be cancelled now.')
    default:
      return unreachable(move)
  }
}

function awake({ now }: Simulation, wake: string | undefined): Sentence {
  if (wake === undefined) return say('Ни один срок сейчас не идёт.', 'No clock is running now.')
  if (wake < now) return say(`Это время уже прошло: сейчас ${now}.`, `That time has passed: it is ${now}.`)
  return say(
    'За это время истекло бы слишком много сроков: ждите по частям.',
    'Too many clocks would run out in that time: sleep in parts.',
  )
}
