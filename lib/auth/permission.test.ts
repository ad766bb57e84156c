import { expect, test } from 'vitest'
import { roles } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { type Action, actions, demand, may } from './permission.ts'

// One row per action: owner, admin, manager, approver, auditor; x = may.
const table: Record<Action, string> = {
  'envelope:read': 'xxxxx',
  'envelope:start': 'xxx--',
  'envelope:act': 'xxx--',
  'route:read': 'xxx-x',
  'route:edit': 'xx---',
  'route:publish': 'xx---',
  'mapping:read': 'xx--x',
  'mapping:edit': 'xx---',
  'connection:read': 'xx--x',
  'connection:edit': 'xx---',
  'operations:read': 'xx--x',
  'operations:act': 'xx---',
  'settings:read': 'xx--x',
  'settings:edit': 'xx---',
  'token:edit': 'xx---',
  'user:edit': 'xx---',
  'owner:edit': 'x----',
  'audit:read': 'xx--x',
}

test.each(actions)('%s', (action) => {
  const row = roles.map((role) => (may(role, action) ? 'x' : '-')).join('')
  expect(row).toBe(table[action])
})

test('nobody may do anything', () => {
  expect(actions.filter((action) => may(null, action))).toEqual([])
})

test('a refused demand is a 403 that names the right', () => {
  expect(() => demand('auditor', 'route:edit')).toThrow(Refused)
  expect(() => demand('owner', 'route:edit')).not.toThrow()
})
