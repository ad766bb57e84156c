import { formBody, jsonBody, MalformedBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest } from '#lib/emulation/emulator.ts'
import { methodOfPath } from './calls.ts'

const batchBody = (request: EmulatorRequest): unknown => {
  try {
    const isJson = /json/i.test(request.headers['content-type'] ?? '')
    return isJson ? jsonBody(request) : formBody(request)
  } catch (error) {
    if (error instanceof MalformedBody) return undefined
    throw error
  }
}

/** Commands of a Bitrix24 batch as sent (`method?query`); undefined when the request is no batch. */
export const batchCommands = (request: EmulatorRequest): string[] | undefined => {
  if (methodOfPath(request.path) !== 'batch') return undefined
  const body = batchBody(request)
  const cmd = typeof body === 'object' && body !== null && 'cmd' in body ? body.cmd : undefined
  if (typeof cmd !== 'object' || cmd === null) return []
  return Object.values(cmd).map((command) =>
    typeof command === 'object' && command !== null && 'method' in command
      ? String(command.method)
      : String(command),
  )
}

/** The method's name in a batch command. */
export const commandName = (command: string): string => (command.split('?')[0] ?? '').toLowerCase()

/** What a fault switch's `match` is compared with: the request line below the mount, and commands of a batch. */
export const faultTexts = (request: EmulatorRequest, commands: readonly string[] = []): string[] => {
  const query = request.query.size > 0 ? `?${request.query}` : ''
  return [`${request.method} ${request.path}${query}`, ...commands]
}
