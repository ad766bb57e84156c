import type { Robot } from '#lib/bitrix24/emulator/application.ts'
import { type Call, gates, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { jsonMapOf, jsonOf, listOf, loose, mapOf, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { answerRun, waitingRun } from '#lib/bitrix24/emulator/robot-run.ts'

const invalid = (text: string) => new Refusal(400, 'ERROR_ACTIVITY_VALIDATION_FAILURE', text)

const checkedHandler = (call: Call, value: unknown): string => {
  const text = textOf(value)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) throw new Refusal(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  if (!['http:', 'https:'].includes(url.protocol))
    throw new Refusal(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  const { installUrl } = call.world.application
  const own = URL.canParse(installUrl) ? new URL(installUrl).hostname : url.hostname
  if (!url.hostname.includes('.') || url.hostname !== own)
    throw new Refusal(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  return text
}

const propertyTypes = [
  'bool',
  'date',
  'datetime',
  'double',
  'file',
  'int',
  'select',
  'string',
  'text',
  'user',
]

const checkedProperties = (value: unknown) => {
  if (value === undefined || value === '') return {}
  if (!mapOf(value)) throw invalid('Wrong properties array!')
  const properties = jsonMapOf(value)
  for (const [key, given] of Object.entries(properties)) {
    if (!/^[a-z][a-z0-9_]*$/i.test(key)) throw invalid(`Wrong property key ${key}!`)
    const property = mapOf(given)
    if (!property) throw invalid('Wrong properties array!')
    if (!loose(property, 'NAME')) throw invalid(`Empty property NAME ${key}!`)
    const type = textOf(loose(property, 'TYPE')) || 'string'
    if (!propertyTypes.includes(type)) throw invalid(`Wrong property type ${key}!`)
  }
  return properties
}

const yesNoOrOpen = (value: unknown): Robot['useSubscription'] => {
  const text = textOf(value).toUpperCase()
  return text === 'Y' || text === 'N' ? text : ''
}

const robotFrom = (call: Call, code: string, data: Record<string, unknown>): Robot => {
  const name = loose(data, 'NAME')
  if (!name || (typeof name === 'object' && Object.keys(name).length === 0))
    throw invalid('Empty activity NAME!')
  const documentType = loose(data, 'DOCUMENT_TYPE')
  if (documentType && listOf(documentType)?.length !== 3) throw invalid('Wrong activity DOCUMENT_TYPE!')
  const filter = loose(data, 'FILTER')
  if (filter && !mapOf(filter)) throw invalid('Wrong activity FILTER!')
  const usePlacement = textOf(loose(data, 'USE_PLACEMENT')).toUpperCase() === 'Y' ? 'Y' : 'N'
  return {
    code,
    handler: checkedHandler(call, loose(data, 'HANDLER')),
    authUserId: wholeOf(loose(data, 'AUTH_USER_ID')) ?? null,
    useSubscription: yesNoOrOpen(loose(data, 'USE_SUBSCRIPTION')),
    name: jsonOf(name),
    description: jsonOf(loose(data, 'DESCRIPTION') ?? ''),
    properties: checkedProperties(loose(data, 'PROPERTIES')),
    returnProperties: checkedProperties(loose(data, 'RETURN_PROPERTIES')),
    documentType: jsonOf(documentType ?? null),
    filter: jsonOf(filter ?? null),
    usePlacement,
    placementHandler: usePlacement === 'Y' ? checkedHandler(call, loose(data, 'PLACEMENT_HANDLER')) : '',
  }
}

const codeOf = ({ params }: Call): string => {
  const code = textOf(loose(params, 'CODE'))
  if (code === '') throw invalid('Empty activity code!')
  if (!/^[A-Za-z0-9._-]+$/.test(code)) throw invalid('Wrong activity code!')
  return code
}

const robotOf = (call: Call): Robot => {
  const robot = call.world.application.robots[codeOf(call)]
  if (!robot) throw new Refusal(400, 'ERROR_ACTIVITY_NOT_FOUND', 'Activity or Robot not found!')
  return robot
}

const upper = (robot: Robot): Record<string, unknown> => ({
  HANDLER: robot.handler,
  AUTH_USER_ID: robot.authUserId,
  USE_SUBSCRIPTION: robot.useSubscription,
  NAME: robot.name,
  DESCRIPTION: robot.description,
  PROPERTIES: robot.properties,
  RETURN_PROPERTIES: robot.returnProperties,
  DOCUMENT_TYPE: robot.documentType,
  FILTER: robot.filter,
  USE_PLACEMENT: robot.usePlacement,
  PLACEMENT_HANDLER: robot.placementHandler,
})

const add = (call: Call) => {
  const code = codeOf(call)
  const { robots } = call.world.application
  if (robots[code])
    throw new Refusal(400, 'ERROR_ACTIVITY_ALREADY_INSTALLED', 'Activity or Robot already installed!')
  robots[code] = robotFrom(call, code, call.params)
  return { result: true }
}

const update = (call: Call) => {
  const robot = robotOf(call)
  const fields = mapOf(loose(call.params, 'FIELDS'))
  if (!fields || Object.keys(fields).length === 0) throw invalid('No fields to update!')
  const named = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toUpperCase(), value]))
  call.world.application.robots[robot.code] = robotFrom(call, robot.code, { ...upper(robot), ...named })
  return { result: true }
}

const denied = () => new Refusal(403, 'ACCESS_DENIED', 'Access denied!')

const send = (call: Call) => {
  const run = waitingRun(call.portal, textOf(loose(call.params, 'EVENT_TOKEN')))
  if (!run) throw denied()
  answerRun(
    call.portal,
    run,
    jsonMapOf(loose(call.params, 'RETURN_VALUES')),
    textOf(loose(call.params, 'LOG_MESSAGE')),
  )
  return { result: true }
}

const log = (call: Call) => {
  const run = call.world.robotRuns[textOf(loose(call.params, 'EVENT_TOKEN'))]
  if (!run) throw denied()
  const message = textOf(loose(call.params, 'LOG_MESSAGE'))
  if (message === '') throw new Refusal(400, 'ERROR_EMPTY_LOG_MESSAGE', 'Empty log message!')
  run.log.push(message)
  return { result: true }
}

const registration = { admin: gates.bizprocAdmin, application: gates.bizprocApplication }

/**
 * Robots of the application and answers to waiting ones.
 * @see https://apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/index.html
 */
export const robotMethods: Methods = guarded(
  { scope: ['bizproc'] },
  {
    'bizproc.robot.add': { ...registration, run: add },
    'bizproc.robot.update': { ...registration, run: update },
    'bizproc.robot.delete': {
      ...registration,
      run: (call) => {
        delete call.world.application.robots[robotOf(call).code]
        return { result: true }
      },
    },
    'bizproc.robot.list': {
      ...registration,
      run: ({ world }) => ({ result: Object.keys(world.application.robots) }),
    },
    'bizproc.event.send': { run: send },
    'bizproc.activity.log': { run: log },
  },
)
