import { type Call, gates, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { jsonMapOf, loose, textOf } from '#lib/bitrix24/emulator/params.ts'
import { placementCodes } from '#lib/bitrix24/emulator/placement-codes.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'

const codeOf = (call: Call): string => {
  const code = textOf(loose(call.params, 'PLACEMENT')).toUpperCase()
  // Strange, but documented: a missing argument is told with a good status.
  if (code === '')
    throw new Refusal(200, 'ERROR_ARGUMENT', "Argument 'PLACEMENT' is null or empty", {
      argument: 'PLACEMENT',
    })
  if (!placementCodes(call.world).includes(code))
    throw new Refusal(400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
  return code
}

const handlerOf = ({ params }: Call): string => {
  const handler = textOf(loose(params, 'HANDLER'))
  if (handler === '')
    throw new Refusal(200, 'ERROR_ARGUMENT', "Argument 'HANDLER' is null or empty", { argument: 'HANDLER' })
  const url = URL.canParse(handler) ? new URL(handler) : undefined
  if (!url) throw new Refusal(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL')
  if (!['http:', 'https:'].includes(url.protocol))
    throw new Refusal(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol')
  return handler
}

const bind = (call: Call) => {
  const placement = codeOf(call)
  const handler = handlerOf(call)
  const { placements } = call.world.application
  if (loose(call.params, 'USER_ID'))
    throw new Refusal(200, 'ERROR_PLACEMENT_USER_MODE', 'User mode is not available')
  if (placements.some((one) => one.placement === placement && one.handler === handler))
    throw new Refusal(400, 'ERROR_CORE', 'Unable to set placement handler: Handler already binded')
  placements.push({
    placement,
    handler,
    title: textOf(loose(call.params, 'TITLE')),
    description: textOf(loose(call.params, 'DESCRIPTION')),
    // CRM placements keep no options.
    options: [],
    langAll: jsonMapOf(loose(call.params, 'LANG_ALL')),
  })
  return { result: true }
}

const unbind = (call: Call) => {
  const { application } = call.world
  const code = textOf(loose(call.params, 'PLACEMENT')).toUpperCase()
  const handler = textOf(loose(call.params, 'HANDLER'))
  const kept = application.placements.filter(
    (one) => (code !== '' && one.placement !== code) || (handler !== '' && one.handler !== handler),
  )
  const count = application.placements.length - kept.length
  application.placements = kept
  return { result: { count } }
}

/**
 * Widgets of the application inside the portal.
 * @see https://apidocs.bitrix24.com/api-reference/widgets/index.html
 */
export const placementMethods: Methods = guarded(
  { scope: ['placement'], application: gates.application },
  {
    'placement.bind': { admin: gates.admin, run: bind },
    'placement.unbind': { admin: gates.admin, run: unbind },
    'placement.get': {
      admin: gates.admin,
      run: ({ world }) => ({ result: world.application.placements.map((one) => ({ ...one, userId: 0 })) }),
    },
    'placement.list': { run: ({ world }) => ({ result: placementCodes(world) }) },
  },
)
