import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { type Fields, readJson } from './json.ts'
import { boxIdOf, fullName, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import type { Actor } from './sign.ts'
import type { Account } from './tokens.ts'

/** One call of a method by a known user. */
export type Call = { office: Office; account: Account; request: EmulatorRequest; query: URLSearchParams }

/** A method of the service: how it is called and what it answers. */
export type Method = {
  verb: 'GET' | 'POST'
  /** Path with its version. */
  path: string
  /** json: refused without the Accept header; raw: bytes whatever was accepted. */
  answers: 'json' | 'raw'
  /** What the body is; json is refused under any other Content-Type. */
  takes?: 'json' | 'raw'
  /** HTTP date of the announced removal. */
  sunset?: string
  run(call: Call): Promise<EmulatorResponse | object> | EmulatorResponse | object
}

/** A JSON answer other than the plain 200: told apart from data by this mark. */
export const isAnswer = (value: object): value is EmulatorResponse => 'status' in value

/** Announced for the older versions of the event, message and docflow methods. */
export const sunsetDate = 'Sat, 03 Apr 2027 00:00:00 GMT'

/** A query parameter that has to be there. */
export const param = ({ query }: Call, name: string): string => {
  const value = query.get(name)
  if (value === null || value === '') throw refuse(400, `Required parameter '${name}' is missing`)
  return value
}

/** A whole number in the query, within bounds. */
export const intParam = (
  { query }: Call,
  name: string,
  absent: number,
  least: number,
  most: number,
): number => {
  const value = query.get(name)
  if (value === null) return absent
  if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
    throw refuse(400, `Parameter '${name}' must be an integer from ${least} to ${most}`)
  return Number(value)
}

/** A true/false in the query. */
export const flagParam = ({ query }: Call, name: string, absent: boolean): boolean => {
  const value = query.get(name)?.toLowerCase()
  if (value === undefined) return absent
  if (value !== 'true' && value !== 'false') throw refuse(400, `Parameter '${name}' must be true or false`)
  return value === 'true'
}

/** A box that is open to the caller: 403 for any other. */
export const openBox = ({ account, office }: Call, given: string): string => {
  const boxId = boxIdOf(given)
  if (account.organisation.boxId !== boxId)
    throw refuse(403, `Access to box ${boxId} is denied for the provided authorization token`)
  if (office.context.faults.take('payment-required', boxId))
    throw refuse(402, `API subscription of box ${boxId} has expired`)
  return boxId
}

/** The box named in the query. */
export const boxParam = (call: Call, name = 'boxId'): string => openBox(call, param(call, name))

/** The members of the body. */
export const body = ({ request }: Call): Fields => readJson(request.body)

/** The caller as an actor in one of their boxes. */
export const actorOf = ({ account }: Call, boxId: string): Actor => ({
  boxId,
  userId: account.employee.userId,
  name: fullName(account.employee),
})

/** A file in the answer, its name in the header as the service gives it. */
export const fileAnswer = (
  name: string,
  bytes: Uint8Array,
  type = 'application/octet-stream',
): EmulatorResponse => ({
  status: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  },
  body: bytes,
})
