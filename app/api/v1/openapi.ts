import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

type Json = Record<string, unknown>

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** The OpenAPI 3.1 document, made from the schemas that validate requests. */
export function openapi(publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const key = `/api/v1${operation.path}`
    paths[key] = { ...paths[key], [operation.method.toLowerCase()]: described(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Inkroute',
      version: '1',
      description: 'Signing routes between Bitrix24 and e-signature services',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            cure: { type: 'string' },
            detail: { type: 'object' },
          },
        },
      },
    },
    paths,
  }
}

function described(operation: Operation): Json {
  const { answer, body } = operation
  const content =
    'schema' in answer
      ? { 'application/json': { schema: jsonSchema(answer.schema, 'output') } }
      : { [answer.mime]: {} }
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: `Scope: ${operation.scope}`,
    parameters: [
      ...parameters(operation.params, 'path'),
      ...parameters(operation.query, 'query'),
      ...(operation.ofPortal
        ? [header('X-Portal', 'member_id of the portal, when the token is of several')]
        : []),
      ...(operation.method === 'POST'
        ? [header('Idempotency-Key', 'Repeats with the same key get the first answer')]
        : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(body, 'input') } },
          },
        }
      : {}),
    responses: {
      [answer.status]: { description: 'Done', content },
      default: {
        description: 'Refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }))
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})
