import { listed, type Row, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import type { Call, Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, mapOf, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import type { Department, User } from '#lib/bitrix24/emulator/world.ts'

const scopes = ['user', 'user_basic', 'user_brief'] as const

const brief = (user: User): Row => ({
  ID: String(user.id),
  ACTIVE: user.active,
  NAME: user.name,
  LAST_NAME: user.lastName,
  SECOND_NAME: user.secondName,
  WORK_POSITION: user.position,
  UF_DEPARTMENT: user.departments,
  IS_ONLINE: 'N',
  TIME_ZONE: '',
  USER_TYPE: 'employee',
})

/** Contact details are not for the scope `user_brief`. */
const shown = ({ caller }: Call, user: User): Row => {
  if (!caller.scope.includes('user') && !caller.scope.includes('user_basic')) return brief(user)
  const contacts = { EMAIL: user.email, WORK_PHONE: user.phone, PERSONAL_MOBILE: user.phone }
  return { ...brief(user), ...contacts, DATE_REGISTER: '2025-09-01T03:00:00+03:00', PERSONAL_GENDER: '' }
}

const control = new Set(['auth', 'filter', 'sort', 'order', 'start', 'select', 'admin_mode', 'image_resize'])

const departmentRow = (department: Department): Row => ({
  ID: String(department.id),
  NAME: department.name,
  SORT: department.sort,
  ...(department.parent === null ? {} : { PARENT: String(department.parent) }),
  ...(department.headId === null ? {} : { UF_HEAD: String(department.headId) }),
})

/**
 * Employees and the company's structure.
 * @see https://apidocs.bitrix24.com/api-reference/user/index.html
 */
export const userMethods: Methods = {
  'user.current': { scope: scopes, run: (call) => ({ result: shown(call, call.caller.user) }) },
  'user.get': {
    scope: scopes,
    run: (call) => {
      const filter: Record<string, unknown> = { ...mapOf(loose(call.params, 'FILTER')) }
      // Fields may also stand beside FILTER.
      for (const [key, value] of Object.entries(call.params))
        if (!control.has(key.toLowerCase())) filter[key] = value
      if ('ACTIVE' in filter)
        filter.ACTIVE = ['true', '1', 'Y', 'y'].includes(textOf(filter.ACTIVE)) ? 'true' : ''
      const sort = textOf(loose(call.params, 'sort')) || 'ID'
      const order = { [sort]: textOf(loose(call.params, 'order')) }
      const rows = call.world.users.map((user) => shown(call, user))
      const { items, ...page } = listed(rows, { filter, order, start: loose(call.params, 'start') }, readRow)
      return { ...page, result: items.map((row) => selected(row, loose(call.params, 'select'))) }
    },
  },
  'department.get': {
    scope: ['department'],
    run: ({ world, params }) => {
      const names = ['ID', 'NAME', 'SORT', 'PARENT', 'UF_HEAD']
      const wanted = names.flatMap((name) => {
        const value = loose(params, name)
        return value === undefined || value === '' || (name === 'SORT' && wholeOf(value) === undefined)
          ? []
          : [[name, value]]
      })
      const filter = Object.fromEntries(wanted)
      const { items, ...page } = listed(
        world.departments.map(departmentRow),
        { filter, start: loose(params, 'start') },
        readRow,
      )
      return { ...page, result: items }
    },
  },
}
