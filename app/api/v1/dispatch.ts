import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { problemResponse } from '#app/problem.ts'
import { web } from '#app/web.ts'
import { type ApiCaller, demandScope, readCaller } from '#lib/auth/api-token.ts'
import { idempotency } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { portalOf } from './portal-of.ts'

const mostBodyBytes = 2 * 1024 * 1024

/** Answers any request below /api/v1 by the table of operations. */
export async function dispatch(request: Request, segments: string[]): Promise<Response> {
  try {
    const { engine } = web()
    const caller = await readCaller(engine.db, request.headers.get('authorization'))
    const { operation, path } = find(request.method, segments)
    demandScope(caller, operation.scope)
    const portalId = operation.ofPortal
      ? await portalOf(engine.db, caller, request.headers.get('x-portal'))
      : 0
    const text = await bodyText(request)
    const call = {
      engine,
      caller,
      portalId,
      path: read(operation.params, path),
      query: read(operation.query, Object.fromEntries(new URL(request.url).searchParams)),
      body: operation.body ? read(operation.body, parse(text)) : undefined,
      idempotencyKey: keyOf(request),
    }
    const answer = () => operation.run(call)
    if (operation.method === 'GET' || call.idempotencyKey === null) return respond(operation, await answer())
    return await once(
      caller,
      call.idempotencyKey,
      `${operation.id} ${segments.join('/')} ${text}`,
      operation,
      answer,
    )
  } catch (error) {
    return problemResponse(request, error)
  }
}

function find(method: string, segments: string[]): { operation: Operation; path: Record<string, string> } {
  const fitting = operations.flatMap((operation) => {
    const parts = operation.path.slice(1).split('/')
    const fits =
      parts.length === segments.length &&
      parts.every((part, index) => part.startsWith('{') || part === segments[index])
    return fits ? [{ operation, parts }] : []
  })
  const found = fitting.find(({ operation }) => operation.method === method)
  if (!found) {
    throw new Refused(404, {
      code: 'no-such-operation',
      text: say('Такого метода API нет.', 'There is no such operation.'),
      cure: say('Список методов: /api/openapi.json', 'The list is at /api/openapi.json'),
    })
  }
  const path = found.parts.flatMap((part, index) =>
    part.startsWith('{') ? [[part.slice(1, -1), segments[index] ?? '']] : [],
  )
  return { operation: found.operation, path: Object.fromEntries(path) }
}

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), message: issue.message }))
  const list = places.map(({ at, message }) => `${at || 'body'}: ${message}`).join('; ')
  throw new Refused(422, {
    code: 'request-wrong',
    text: say(`Запрос не подходит: ${list}`, `The request does not fit: ${list}`),
    detail: { places },
  })
}

async function bodyText(request: Request): Promise<string> {
  if (request.method === 'GET') return ''
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength <= mostBodyBytes) return new TextDecoder().decode(bytes)
  throw new Refused(413, {
    code: 'body-too-large',
    text: say('Тело запроса больше 2 МБ.', 'The body is larger than 2 MB.'),
  })
}

function parse(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refused(
      400,
      { code: 'body-not-json', text: say('Тело запроса — не JSON.', 'The body is not JSON.') },
      error,
    )
  }
}

function keyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key')
  if (key === null) return null
  return read(z.string().min(1).max(255), key)
}

/** The first answer to a key is the answer to every repeat; another request under the same key is refused. */
async function once(
  caller: ApiCaller,
  key: string,
  asked: string,
  operation: Operation,
  answer: () => Promise<unknown>,
): Promise<Response> {
  const { db } = web()
  const requestHash = createHash('sha256').update(asked).digest('hex')
  const mine = and(eq(idempotency.tokenId, caller.tokenId), eq(idempotency.key, key))
  const [held] = await db.select().from(idempotency).where(mine)
  if (held && held.requestHash !== requestHash) {
    throw new Refused(422, {
      code: 'idempotency-key-reused',
      text: say(
        'Этот Idempotency-Key уже использован с другим запросом.',
        'This Idempotency-Key was used with another request.',
      ),
      cure: say('Возьмите новый ключ.', 'Take a new key.'),
    })
  }
  if (held)
    return Response.json(held.answer, { status: held.status, headers: { 'idempotent-replayed': 'true' } })
  const result = await answer()
  const row = { tokenId: caller.tokenId, key, requestHash, status: operation.answer.status, answer: result }
  await db.insert(idempotency).values(row).onConflictDoNothing()
  return respond(operation, result)
}

function respond(operation: Operation, result: unknown): Response {
  if (result instanceof Response) return result
  return Response.json(result, { status: operation.answer.status, headers: { 'cache-control': 'no-store' } })
}
