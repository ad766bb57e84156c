import type { EmulatedSystem, EmulatorRequest } from '#lib/emulation/emulator.ts'
import type { WireAnswer } from '#lib/emulation/http.ts'
import type { Sent } from '#lib/emulation/send.ts'
import type { RawBody, RecordedCall } from './calls.ts'
import { commandName } from './subject.ts'

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

const headerOf = (headers: Readonly<Record<string, string>>, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''

const nothing: RawBody = { bytes: new Uint8Array(), contentType: '' }

const answered = ({ headers, body }: WireAnswer): RawBody => ({
  bytes: body,
  contentType: headers['content-type'] ?? '',
})

/** A call to an emulator, for the log. */
export const recordReceived = (
  system: EmulatedSystem,
  request: EmulatorRequest,
  end: {
    answer: WireAnswer | 'cut'
    faults: string[]
    commands: string[] | undefined
    beganMs: number
    endedMs: number
  },
): RecordedCall => ({
  at: new Date(end.beganMs).toISOString(),
  system,
  direction: 'in',
  method: request.method,
  path: request.path,
  query: Object.fromEntries(request.query),
  status: end.answer === 'cut' ? 0 : end.answer.status,
  request: { bytes: request.body, contentType: headerOf(request.headers, 'content-type') },
  response: end.answer === 'cut' ? nothing : answered(end.answer),
  durationMs: end.endedMs - end.beganMs,
  ...(end.commands && { commands: end.commands.map(commandName) }),
  ...(end.faults.length > 0 && { faults: end.faults }),
})

/** A call that an emulator has made, for the log. */
export const recordSent = (system: EmulatedSystem, sent: Sent): RecordedCall => {
  const { request } = sent
  const [path = '', query = ''] = request.url.split('?')
  return {
    at: new Date(sent.beganMs).toISOString(),
    system,
    direction: 'out',
    method: request.method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    status: sent.status,
    request: { bytes: bytesOf(request.body), contentType: headerOf(request.headers, 'content-type') },
    response: { bytes: bytesOf(sent.answer), contentType: '' },
    durationMs: sent.endedMs - sent.beganMs,
    channel: request.channel,
    ...(sent.fault && { faults: [sent.fault] }),
  }
}
