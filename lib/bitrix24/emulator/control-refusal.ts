import { jsonBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest } from '#lib/emulation/emulator.ts'
import { mapOf } from './params.ts'

/** What the caller of the control API did wrong, in a sentence. */
export class ControlRefusal extends Error {
  override name = 'ControlRefusal'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The JSON body of a control call; an empty map when there is none. */
export const givenBy = (request: EmulatorRequest): Record<string, unknown> => mapOf(jsonBody(request)) ?? {}
