import { gates, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, textOf } from '#lib/bitrix24/emulator/params.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'

const features = ['rest_offline_extended', 'rest_auth_connector', 'rest_hook_editor']

/**
 * Basic methods: who am I, what may I.
 * @see https://apidocs.bitrix24.com/api-reference/common/system/index.html
 */
export const appMethods: Methods = {
  'app.info': {
    application: gates.application,
    run: ({ world }) => ({
      result: {
        ID: 5,
        CODE: world.application.clientId,
        VERSION: world.application.version,
        STATUS: 'L',
        INSTALLED: world.application.installed === 'finished',
        PAYMENT_EXPIRED: 'N',
        DAYS: null,
        LANGUAGE_ID: world.portal.language,
        LICENSE: world.portal.license,
        LICENSE_TYPE: world.portal.license.replace(/^\w\w_/, ''),
        LICENSE_FAMILY: 'pro',
      },
    }),
  },
  profile: {
    run: ({ caller: { user }, world }) => ({
      result: {
        ID: String(user.id),
        ADMIN: user.admin,
        NAME: user.name,
        LAST_NAME: user.lastName,
        PERSONAL_GENDER: '',
        TIME_ZONE: user.id === 1 ? world.portal.timeZone : '',
      },
    }),
  },
  'user.admin': { run: ({ caller }) => ({ result: caller.user.admin }) },
  scope: { run: ({ caller }) => ({ result: [...caller.scope] }) },
  'server.time': { run: ({ portal }) => ({ result: portal.stamp() }) },
  'method.get': {
    run: ({ params, caller, methodNamed }) => {
      const method = methodNamed(textOf(loose(params, 'name')))
      const open = method && (!method.scope || method.scope.some((scope) => caller.scope.includes(scope)))
      return { result: { isExisting: method !== undefined, isAvailable: Boolean(open) } }
    },
  },
  'feature.get': {
    run: ({ params }) => {
      const code = textOf(loose(params, 'CODE'))
      if (code === '')
        throw new Refusal(400, 'ERROR_ARGUMENT', "Argument 'CODE' is null or empty", { argument: 'CODE' })
      return { result: { value: features.includes(code) ? 'Y' : 'N' } }
    },
  },
}
