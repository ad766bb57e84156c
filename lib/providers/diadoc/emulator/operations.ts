import { createHash } from 'node:crypto'
import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import type { Call } from './method.ts'
import { later } from './refusal.ts'

/** What a finished operation made. */
export type Done = { messageId: string; eventId: string }

/**
 * Runs an operation once per id: a repeat with the same id answers the first result whatever its body says. While
 * the switch for slow answers is on, the first call answers 204 although its work is done.
 */
export const once = async (
  call: Call,
  method: string,
  boxId: string,
  byContent: boolean,
  run: () => Promise<Done>,
  view: (done: Done) => Promise<object>,
): Promise<EmulatorResponse | object> => {
  const { office, query, request } = call
  const md5 = () => createHash('md5').update(request.body).digest('hex')
  const id = query.get('operationId')?.toLowerCase() || (byContent ? md5() : undefined)
  const key = id ? `${boxId} ${method} ${id}` : undefined
  const { operations, settings } = office.world()
  const before = key ? operations[key] : undefined
  if (before) {
    before.pending = false
    return view(before)
  }
  const running = key ? office.underWay.get(key) : undefined
  // Two calls with one id at the same moment: the second one is told to come back.
  if (running) return later(1)
  const work = run()
  if (key) office.underWay.set(key, work)
  try {
    const done = await work
    const slow =
      key !== undefined && (settings.answer204First || office.context.faults.take('pending', method))
    if (key) operations[key] = { ...done, pending: slow }
    office.context.touched()
    return slow ? later(1) : await view(done)
  } finally {
    if (key) office.underWay.delete(key)
  }
}
