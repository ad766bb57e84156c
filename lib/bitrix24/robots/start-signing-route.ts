import type { RobotCall } from '#lib/bitrix24/incoming.ts'
import type { RouteInput } from '#lib/route/graph.ts'
import { say } from '#lib/sentence.ts'
import { envelopeReturns } from './returns.ts'
import type { RobotDeclaration, RobotProperty } from './robot.ts'

/** A route as robots see it. */
export type PublishedRoute = { name: string; inputs: readonly RouteInput[] }

const code = 'start_signing_route'
const mostOptions = 200

const own = {
  route_name: {
    name: say('Маршрут: название текстом', 'Route: name as text'),
    description: say(
      'Заполните, если название берётся из поля карточки; иначе выберите маршрут из списка.',
      'Fill it in when the name comes from a field of the item; choose from the list otherwise.',
    ),
    type: 'string',
  },
  document: {
    name: say('Документ', 'Document'),
    description: say(
      'Номер шаблона документа, код файлового поля или номер файла на Диске. Пусто — как задано в маршруте.',
      'Id of a document template, code of a file field or id of a Drive file. Empty: as the route says.',
    ),
    type: 'string',
  },
  wait: {
    name: say('Ждать окончания подписания', 'Wait until signing ends'),
    description: say(
      'Да — робот ждёт результата; задайте срок ожидания. Нет — процесс идёт дальше сразу после запуска.',
      'Yes: the robot waits for the result, so set its time limit. No: the process goes on once the route has started.',
    ),
    type: 'bool',
    default: 'Y',
  },
} as const satisfies Record<string, RobotProperty>

const taken = new Set(['route', ...Object.keys(own)])

/** Property of an input: its own name, with a prefix where that is the name of a property of ours. */
export const propertyOfInput = (input: string): string => (taken.has(input) ? `input_${input}` : input)

const routeProperty = (routes: readonly PublishedRoute[]): RobotProperty => {
  const name = say('Маршрут', 'Route')
  // Without options a list cannot be chosen from, and too many make the settings unusable.
  if (routes.length === 0 || routes.length > mostOptions) return { name, type: 'string' }
  return {
    name,
    type: 'select',
    options: Object.fromEntries(routes.map((route) => [route.name, route.name])),
  }
}

function inputProperties(routes: readonly PublishedRoute[]): Record<string, RobotProperty> {
  const properties: Record<string, RobotProperty> = {}
  for (const route of routes) {
    for (const input of route.inputs) {
      const key = propertyOfInput(input.name)
      const known = properties[key]
      if (!known) properties[key] = propertyOf(input, route.name)
      // Two routes that disagree about an input's type share a text, which holds any value.
      else if (known.type !== input.type) properties[key] = { ...known, type: 'string' }
      else if (known.options && input.options) {
        properties[key] = { ...known, options: { ...known.options, ...optionsOf(input) } }
      }
    }
  }
  return properties
}

const optionsOf = (input: RouteInput): Record<string, string> =>
  Object.fromEntries((input.options ?? []).map((option) => [option.value, option.label.ru]))

const propertyOf = (input: RouteInput, route: string): RobotProperty => ({
  name: input.label,
  description: say(`Параметр маршрута «${route}».`, `Input of the route “${route}”.`),
  type: input.type,
  ...(input.options ? { options: optionsOf(input) } : {}),
})

/**
 * "Start signing route". Inputs of all published routes become its properties; none is marked required, because a
 * robot holds those of every route. The process is always subscribed: with `wait` off we answer as soon as the
 * envelope is stored, so that the link comes back without waiting for signatures.
 */
export const startSigningRoute = (routes: readonly PublishedRoute[]): RobotDeclaration => ({
  code,
  name: say('Inkroute: запустить маршрут подписания', 'Inkroute: start a signing route'),
  description: say(
    'Отправляет документы карточки на согласование и подписание по маршруту.',
    'Sends the item’s documents for approval and signature along a route.',
  ),
  waits: true,
  properties: { route: routeProperty(routes), ...own, ...inputProperties(routes) },
  returns: envelopeReturns,
})

/** What a call of the robot asks for. `route` is '' when the editor left both fields empty. */
export type StartRequest = {
  route: string
  document: string
  wait: boolean
  inputs: Record<string, string | string[]>
}

const one = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')

/** Reads a call of the robot; values of inputs keep Bitrix24's text form. */
export function readStart(call: Pick<RobotCall, 'properties'>): StartRequest {
  const { properties } = call
  const inputs: StartRequest['inputs'] = {}
  for (const [key, value] of Object.entries(properties)) {
    if (taken.has(key)) continue
    const plain =
      key.startsWith('input_') && taken.has(key.slice('input_'.length)) ? key.slice('input_'.length) : key
    inputs[plain] = value
  }
  return {
    route: (one(properties.route_name) || one(properties.route)).trim(),
    document: one(properties.document).trim(),
    wait: !['N', '0', 'false'].includes(one(properties.wait)),
    inputs,
  }
}
