import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { codeless, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { addEntry } from '#lib/bitrix24/emulator/timeline-entry.ts'
import { findItem } from '#lib/bitrix24/emulator/world.ts'

const codeOf = ({ params }: Call): string => {
  const code = textOf(loose(params, 'CODE'))
  if (!/^[a-z0-9._-]+$/i.test(code)) throw codeless('Wrong trigger code!')
  return code
}

const execute = (call: Call) => {
  const code = codeOf(call)
  if (!call.world.application.triggers[code]) throw codeless('Trigger not found!')
  const owner = findItem(
    call.world,
    wholeOf(loose(call.params, 'OWNER_TYPE_ID')) ?? 0,
    wholeOf(loose(call.params, 'OWNER_ID')) ?? 0,
  )
  if (!owner) throw codeless('Not found')
  addEntry(call, owner, { type: 'log', title: 'Сработал триггер', text: code, extra: { trigger: code } })
  return { result: true }
}

/**
 * Triggers that an application may pull in the automation of a pipeline.
 * @see https://apidocs.bitrix24.com/api-reference/crm/automation/triggers/index.html
 */
export const triggerMethods: Methods = guarded(
  {
    scope: ['crm'],
    admin: () => codeless('Access denied.'),
    application: () => new Refusal(403, 'ACCESS_DENIED', 'Access denied! Application context required'),
  },
  {
    'crm.automation.trigger.add': {
      run: (call) => {
        call.world.application.triggers[codeOf(call)] = textOf(loose(call.params, 'NAME'))
        return { result: true }
      },
    },
    'crm.automation.trigger.list': {
      run: ({ world }) => ({
        result: Object.entries(world.application.triggers).map(([CODE, NAME]) => ({ CODE, NAME })),
      }),
    },
    'crm.automation.trigger.execute': { run: execute },
  },
)
