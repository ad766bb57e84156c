import { createTestContext, serve, type TestContext } from '#lib/emulation/testing.ts'
import { emulator } from './index.ts'

/** An answer as the wire brought it, with JSON in which long integers became texts of their digits. */
export type Got = {
  status: number
  headers: Headers
  text: string
  bytes: Uint8Array
  json: Tree
}

/** Parsed JSON of unknown shape: a leaf is read by `String` or compared as it is. */
export interface Tree extends Iterable<Tree> {
  [name: string]: Tree
  [index: number]: Tree
}

const exact = (text: string): Tree => JSON.parse(text.replace(/:(-?\d{16,})(?=[,}\]])/g, ':"$1"'))

/** A client of the emulator that knows nothing but its address and what the lab tells outsiders. */
export type ForeignClient = Awaited<ReturnType<typeof openClient>>

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' }

/** Starts the emulator behind HTTP and signs a user of our organisation in. */
export const openClient = async (test: TestContext = createTestContext('diadoc')) => {
  const served = await serve(emulator, test)
  const credentials = (await served.emulator.credentials()) as unknown as Tree
  const signIn = async (refreshToken: string): Promise<string> => {
    const answer = await form('/connect/token', {
      grant_type: 'refresh_token',
      client_id: String(credentials.clientId),
      client_secret: String(credentials.clientSecret),
      refresh_token: refreshToken,
    })
    return String(answer.json.access_token)
  }
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Got> => {
    const response = await fetch(`${served.url}${path}`, { method, ...init })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    const json = (response.headers.get('content-type') ?? '').includes('json')
      ? exact(text)
      : (JSON.parse('{}') as Tree)
    return { status: response.status, headers: response.headers, text, bytes, json }
  }
  const form = (path: string, fields: Record<string, string>) =>
    call('POST', path, { body: new URLSearchParams(fields) })
  const as = (token: string) => ({
    get: (path: string) =>
      call('GET', path, { headers: { ...jsonHeaders, authorization: `Bearer ${token}` } }),
    post: (path: string, body: object) =>
      call('POST', path, {
        headers: { ...jsonHeaders, authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }),
    put: (path: string, body: Uint8Array, type = 'application/octet-stream') =>
      call('POST', path, {
        headers: { accept: 'application/json', 'content-type': type, authorization: `Bearer ${token}` },
        body: body as BodyInit,
      }),
  })
  const token = await signIn(String(credentials.refreshToken))
  const theirs = credentials.counterparties?.[0]
  return {
    served,
    test,
    credentials,
    call,
    form,
    token,
    signIn,
    ours: { boxId: String(credentials.boxId), ...as(token) },
    theirs: { boxId: String(theirs?.boxId), ...as(await signIn(String(theirs?.refreshToken))) },
    as,
    /** A moment long enough for the service's own work. */
    wait: () => test.clock.advance(5_000),
    inbox: async (party: 'ours' | 'counterparty') =>
      ((await served.emulator.inbox?.()) ?? []).filter(({ signer }) => signer.party === party),
    act: async (id: string, action: 'view' | 'sign' | 'decline', comment?: string) =>
      served.emulator.act?.(id, { action, ...(comment ? { comment } : {}) }),
    control: async (method: string, path: string, body: object) =>
      served.emulator.control?.({
        method,
        path,
        query: new URLSearchParams(),
        headers: {},
        body: new TextEncoder().encode(JSON.stringify(body)),
      }),
    close: served.close,
  }
}

/** A message with one document that the other side has to sign. */
export const messageTo = (fromBoxId: string, toBoxId: string, content: Uint8Array, more: object = {}) => ({
  FromBoxId: fromBoxId,
  ToBoxId: toBoxId,
  DelaySend: true,
  DocumentAttachments: [
    {
      TypeNamedId: 'nonformalized',
      CustomDocumentId: 'env-7f2c',
      NeedRecipientSignature: true,
      SignedContent: { Content: Buffer.from(content).toString('base64') },
      Metadata: [
        { Key: 'FileName', Value: 'Договор 15.pdf' },
        { Key: 'DocumentNumber', Value: '15' },
        { Key: 'DocumentDate', Value: '03.02.2026' },
      ],
    },
  ],
  ...more,
})
