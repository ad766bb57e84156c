import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { counteragentMethods } from './counteragents.ts'
import { docflowMethods } from './docflow-methods.ts'
import { documentTypesView } from './document-types.ts'
import { employeeMethods } from './employees.ts'
import { eventMethods } from './event-methods.ts'
import { needText, readJson, writeJson } from './json.ts'
import { boxParam, isAnswer, type Method } from './method.ts'
import type { Office } from './office.ts'
import { organisationMethods } from './organisations.ts'
import { patchMethods } from './patching.ts'
import { printMethods } from './print-methods.ts'
import { readingMethods } from './reading-methods.ts'
import { Refusal, refuse } from './refusal.ts'
import { removedMethod } from './removed.ts'
import { sendingMethods } from './sending-methods.ts'
import { serviceFileMethods } from './service-file-methods.ts'
import { shelfMethods } from './shelf-methods.ts'
import { accountOf, clientOf, legacyToken, passwordFits, rejectToken } from './tokens.ts'

const methods: Method[] = [
  ...organisationMethods,
  ...employeeMethods,
  ...counteragentMethods,
  {
    verb: 'GET',
    path: '/V3/GetDocumentTypes',
    answers: 'json',
    run: (call) => {
      boxParam(call)
      return documentTypesView()
    },
  },
  ...sendingMethods,
  ...patchMethods,
  ...readingMethods,
  ...eventMethods,
  ...docflowMethods,
  ...serviceFileMethods,
  ...printMethods,
  ...shelfMethods,
]

const byPath = new Map(methods.map((method) => [method.path.toLowerCase(), method]))

/** The API face: finds the method, checks the caller and the formats, answers as the service would. */
export const answerCall = async (office: Office, request: EmulatorRequest): Promise<EmulatorResponse> => {
  try {
    return await dispatch(office, request)
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

const dispatch = async (office: Office, request: EmulatorRequest): Promise<EmulatorResponse> => {
  if (request.path.toLowerCase() === '/v3/authenticate') return authenticate(office, request)
  const method = byPath.get(request.path.toLowerCase())
  if (!method) throw removedMethod(request.path) ?? refuse(404, `Method ${request.path} does not exist`)
  if (request.method !== method.verb)
    throw refuse(405, `Method ${method.path} must be called with ${method.verb}`, { allow: method.verb })
  const fading = sunsetHeaders(method)
  if (method.sunset && office.world().settings.strictFuture)
    throw refuse(410, `Method ${method.path} is removed`, fading)
  const account = accountOf(office, request.headers.authorization)
  if (office.context.faults.take('expire-token', request.path)) rejectToken(office, account)
  checkFormats(method, request)
  const result = await method.run({ office, account, request, query: request.query })
  if (isAnswer(result)) return { ...result, headers: { ...result.headers, ...fading } }
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...fading },
    body: writeJson(result),
  }
}

const sunsetHeaders = ({ sunset }: Method): Record<string, string> =>
  sunset ? { sunset, link: '<https://developer.kontur.ru/doc/diadoc-api/history>;rel="sunset"' } : {}

const isJson = (type: string | undefined) => /^application\/json\b/i.test(type ?? '')

const checkFormats = (method: Method, request: EmulatorRequest): void => {
  if (method.takes === 'json' && !isJson(request.headers['content-type']))
    throw refuse(
      415,
      'Content-Type must be application/json; without it the service reads the body as protobuf',
    )
  const accepted = (request.headers.accept ?? '').split(',').some((one) => isJson(one.trim()))
  if (method.answers === 'json' && !accepted)
    throw refuse(406, 'Accept: application/json is missing; without it the service answers in protobuf')
}

/** The old way in: a token as text for login and password. */
const authenticate = (office: Office, request: EmulatorRequest): EmulatorResponse => {
  if (request.method !== 'POST')
    throw refuse(405, 'Method /V3/Authenticate must be called with POST', { allow: 'POST' })
  const type = request.query.get('type')
  if (type !== 'password') throw refuse(400, `Authentication type '${type ?? ''}' is not supported`)
  const key = /^DiadocAuth\s.*ddauth_api_client_id=([^,\s]+)/i.exec(request.headers.authorization ?? '')?.[1]
  if (key !== clientOf(office).developerKey) throw refuse(401, 'Invalid ddauth_api_client_id')
  if (!isJson(request.headers['content-type'])) throw refuse(415, 'Content-Type must be application/json')
  const fields = readJson(request.body)
  // Names of the members are matched without regard to case here, the vendor's own example writes them small.
  const small = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
  const login = needText(small, 'login')
  if (!passwordFits(office, login, needText(small, 'password')))
    throw refuse(401, 'Invalid login or password')
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: legacyToken(office, login),
  }
}
