import type { EmulatorResponse } from '#lib/emulation/emulator.ts'

/** A refusal in the service's manner: status and plain text. Thrown anywhere below the dispatcher. */
export class Refusal extends Error {
  readonly answer: EmulatorResponse
  constructor(answer: EmulatorResponse) {
    super(String(answer.body ?? answer.status))
    this.name = 'Refusal'
    this.answer = answer
  }
}

/** Makes a refusal; the caller throws it. */
export const refuse = (status: number, text: string, headers: Record<string, string> = {}): Refusal =>
  new Refusal({ status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text })

/** The operation goes on: the same request has to be repeated after so many seconds. */
export const later = (seconds: number): EmulatorResponse => ({
  status: 204,
  headers: { 'retry-after': String(seconds) },
})
