import type { Params } from './params.ts'
import type { Portal } from './portal.ts'
import { Refusal, wrongAuthType } from './refusal.ts'
import type { User, World } from './world.ts'

/** In whose name and by which right a call comes. */
export type Caller = {
  user: User
  kind: 'application' | 'webhook'
  scope: readonly string[]
  accessToken: string
}

/** One call of a REST method. */
export type Call = {
  portal: Portal
  world: World
  params: Params
  caller: Caller
  /** Name of the called method in lower case. */
  method: string
  /** The other methods of the portal, for those that tell what exists. */
  methodNamed: (name: string) => Method | undefined
}

/** What a method gives back; lists add the pager's numbers. */
export type Answer = { result: unknown; total?: number; next?: number }

/** A REST method with its gates; `run` is reached only when all of them are open. */
export type Method = {
  /** Scopes of which one is enough; absent: basic, open to all. */
  scope?: readonly string[]
  /** Refuses users who are not administrators. */
  admin?: () => Refusal
  /** Refuses webhooks. */
  application?: () => Refusal
  /** Refused inside batch: uploads, downloads, batch itself. */
  alone?: true
  run(call: Call): Answer | Promise<Answer>
}

/** Methods by their names as documented; the dispatcher ignores the case of letters. */
export type Methods = Readonly<Record<string, Method>>

/** Ready gates with the wording of the part of the API that they guard. */
export const gates = {
  bizprocAdmin: () => new Refusal(400, 'ACCESS_DENIED', 'Access denied!'),
  bizprocApplication: () => new Refusal(400, 'ACCESS_DENIED', 'Application context required'),
  application: wrongAuthType,
  admin: () => new Refusal(403, 'ACCESS_DENIED', 'Access denied!'),
  cardApplication: () =>
    new Refusal(400, 'ERROR_WRONG_CONTEXT', 'Method call is only possible in the context of an application'),
} as const

/** Gives all methods of a group the same gates. */
export const guarded = (gate: Omit<Method, 'run'>, methods: Methods): Methods =>
  Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, { ...gate, ...method }]))
