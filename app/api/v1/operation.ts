import type { z } from 'zod'
import type { ApiCaller } from '#lib/auth/api-token.ts'
import type { ApiScope } from '#lib/db/schema/access.ts'
import type { Engine } from '#lib/engine/engine.ts'

/** One call as an operation sees it: authorised, scoped to a portal, its parts read by the operation's schemas. */
export type OperationCall<P, Q, B> = {
  engine: Engine
  caller: ApiCaller
  /** 0 for operations that belong to no portal. */
  portalId: number
  path: P
  query: Q
  body: B
  idempotencyKey: string | null
}

/** An operation of the API. Validation and the OpenAPI document are made from the same schemas. */
export type Operation<P = unknown, Q = unknown, B = unknown> = {
  method: 'GET' | 'POST' | 'PUT'
  /** With {names}, below /api/v1. */
  path: string
  id: string
  summary: string
  scope: ApiScope
  /** False for operations of the whole installation. */
  ofPortal: boolean
  params: z.ZodType<P>
  query: z.ZodType<Q>
  body: z.ZodType<B> | null
  answer: { status: number; schema: z.ZodType } | { status: number; mime: string }
  run(call: OperationCall<P, Q, B>): Promise<unknown>
}

/** Ties the parts of an operation together by their types, and forgets them for the table. */
export const operation = <P, Q, B>(given: Operation<P, Q, B>): Operation => given as unknown as Operation
