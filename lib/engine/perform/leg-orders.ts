import type { Deed } from '#lib/envelope/effect.ts'
import { say } from '#lib/sentence.ts'
import type { Performed, Task } from './perform.ts'
import { writeBack } from './write-back.ts'

/** Withdraws a leg at its provider. */
export async function cancelLeg(task: Task, deed: Extract<Deed, { do: 'cancel-leg' }>): Promise<Performed> {
  const { connection } = await task.engine.connections.of(deed.connectionId)
  await connection.cancel(deed.externalId, deed.reason)
  return ended(task, { how: 'done' })
}

/** Asks the people of a leg again; where their service cannot, the responsible is told instead. */
export async function remindLeg(task: Task, deed: Extract<Deed, { do: 'remind-leg' }>): Promise<Performed> {
  const leg = task.envelope.state.legs[deed.leg]
  if (!leg?.externalId) return skipped(task)
  const { connection } = await task.engine.connections.of(leg.connectionId)
  if (!connection.remind) {
    if (deed.instead) return writeBack(task, { do: 'write-back', act: deed.instead })
    const text = say('Этот сервис не умеет напоминать.', 'This service cannot remind.')
    return ended(task, { how: 'skipped', text })
  }
  await connection.remind(leg.externalId)
  return ended(task, { how: 'done' })
}

const skipped = (task: Task): Performed =>
  ended(task, { how: 'skipped', text: say('Ещё не отправлено.', 'It was not sent yet.') })

const ended = (task: Task, receipt: Performed['receipt']): Performed => ({
  observation: { seen: 'receipt', key: task.row.key, receipt },
  receipt,
})
