import { createSign } from 'node:crypto'
import {
  createTestContext,
  requestOf,
  type ServedEmulator,
  serve,
  type TestOptions,
} from '#lib/emulation/testing.ts'
import { emulator } from './index.ts'
import { well } from './state.ts'
import type { WireObject } from './wire.ts'

/** The emulator behind real HTTP with a client that has a token. */
export type OpenLab = ServedEmulator & {
  /** Calls below the account; the body goes as JSON. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  control(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Record<string, unknown> }>
  act(
    envelopeId: string,
    recipientId: string,
    action: 'view' | 'sign' | 'decline',
    comment?: string,
  ): Promise<void>
  /** Bodies of the Connect messages sent so far. */
  messages(): { headers: Record<string, string>; body: Record<string, unknown> }[]
}

export type Answer = { status: number; headers: Headers; json: Record<string, unknown>; bytes: Uint8Array }

/** A signed assertion for the lab's account, with whatever claims are to be wrong. */
export function assertion(
  lab: ServedEmulator,
  claims: Record<string, unknown> = {},
  key = 'docusign-integration',
): string {
  const now = Math.floor(lab.test.clock.now().getTime() / 1_000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = {
    iss: well.clientId,
    sub: well.senderId,
    aud: new URL(lab.url).host,
    iat: now,
    exp: now + 3_600,
    scope: 'signature impersonation',
    ...claims,
  }
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(body)}`
  const { privateKeyPem } = lab.test.context.keyPair(key)
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKeyPem, 'base64url')}`
}

/** Asks the token endpoint with a form. */
export async function askToken(
  lab: ServedEmulator,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const answer = await fetch(`${lab.url}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return { status: answer.status, json: await answer.json() }
}

export const jwtForm = (compact: string) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  assertion: compact,
})

/** Starts the emulator and signs in. */
export async function openLab(options: TestOptions = {}): Promise<OpenLab> {
  const lab = await serve(emulator, createTestContext('docusign', options))
  let held = { token: '', untilMs: 0 }
  // Tests move the lab's time by days: a client mints again, as a real one does.
  const tokenNow = async (): Promise<string> => {
    const nowMs = lab.test.clock.now().getTime()
    if (nowMs < held.untilMs) return held.token
    const { json } = await askToken(lab, jwtForm(assertion(lab)))
    held = { token: String(json.access_token), untilMs: nowMs + 3_000_000 }
    return held.token
  }
  return {
    ...lab,
    async api(method, path, body, headers = {}) {
      const answer = await fetch(`${lab.url}/restapi/v2.1/accounts/${well.accountId}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenNow()}`,
          'content-type': 'application/json',
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const isJson = answer.headers.get('content-type')?.includes('json')
      return {
        status: answer.status,
        headers: answer.headers,
        json: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : {},
        bytes,
      }
    },
    async control(method, path, body) {
      const answer = await lab.emulator.control?.(requestOf(method, path, body))
      return { status: answer?.status ?? 0, body: JSON.parse(JSON.stringify(answer?.body ?? {})) }
    },
    act: async (envelopeId, recipientId, action, comment) =>
      lab.emulator.act?.(`docusign:${envelopeId}:${recipientId}`, {
        action,
        ...(comment ? { comment } : {}),
      }),
    messages: () => lab.test.sent.map(({ headers, body }) => ({ headers, body: JSON.parse(String(body)) })),
  }
}

/** A PDF whose text holds the anchors /sn1/ and {{подпись}}. */
export const anchoredPdf = (lab: ServedEmulator): Promise<Uint8Array> =>
  lab.test.context.pdf.render({ title: 'Договор', paragraphs: ['Sign here: /sn1/', 'Место: {{подпись}}'] })

/** A definition that can be sent: two signers one after another and a copy. */
export async function definition(lab: ServedEmulator, changes: WireObject = {}): Promise<WireObject> {
  const pdf = Buffer.from(await anchoredPdf(lab)).toString('base64')
  return {
    status: 'sent',
    emailSubject: 'Please sign',
    documents: [{ documentId: '1', name: 'NDA.pdf', documentBase64: pdf }],
    recipients: {
      signers: [
        {
          recipientId: '1',
          routingOrder: '1',
          name: 'Ann Client',
          email: 'ann@client.example',
          tabs: { signHereTabs: [{ anchorString: '/sn1/' }] },
        },
        { recipientId: '2', routingOrder: '2', name: 'Bob Boss', email: 'bob@lab.example' },
      ],
      carbonCopies: [{ recipientId: '3', routingOrder: '2', name: 'Cy', email: 'cy@client.example' }],
    },
    ...changes,
  }
}

/** Creates an envelope and answers its id. */
export async function sendEnvelope(lab: OpenLab, changes: WireObject = {}): Promise<string> {
  const { status, json } = await lab.api('POST', '/envelopes', await definition(lab, changes))
  if (status !== 201) throw new Error(JSON.stringify(json))
  return String(json.envelopeId)
}
