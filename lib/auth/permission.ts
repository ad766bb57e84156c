import type { Role } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

/** Everything that needs a right, by what it touches. */
export const actions = [
  'envelope:read',
  'envelope:start',
  'envelope:act',
  'route:read',
  'route:edit',
  'route:publish',
  'mapping:read',
  'mapping:edit',
  'connection:read',
  'connection:edit',
  'operations:read',
  'operations:act',
  'settings:read',
  'settings:edit',
  'token:edit',
  'user:edit',
  'owner:edit',
  'audit:read',
] as const

export type Action = (typeof actions)[number]

const reading = [
  'envelope:read',
  'route:read',
  'mapping:read',
  'connection:read',
  'operations:read',
  'settings:read',
  'audit:read',
] as const satisfies Action[]

/** Role × action, the only place that decides. What is not in the row is refused. */
export const permissions: Readonly<Record<Role, ReadonlySet<Action>>> = {
  owner: new Set(actions),
  admin: new Set(actions.filter((action) => action !== 'owner:edit')),
  manager: new Set<Action>(['envelope:read', 'envelope:start', 'envelope:act', 'route:read']),
  approver: new Set<Action>(['envelope:read']),
  auditor: new Set<Action>(reading),
}

/** True when the role has the right; nobody's role has none. */
export const may = (role: Role | null, action: Action): boolean =>
  role !== null && permissions[role].has(action)

/** Throws Refused(403) unless the role has the right. */
export function demand(role: Role | null, action: Action): void {
  if (may(role, action)) return
  throw new Refused(403, {
    code: 'not-allowed',
    text: say('Вашей роли это действие недоступно.', 'Your role does not allow this.'),
    cure: say(
      'Попросите владельца портала изменить роль.',
      'Ask the owner of the portal to change the role.',
    ),
    detail: { role, action },
  })
}
