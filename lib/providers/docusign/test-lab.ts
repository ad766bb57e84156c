import { createTestContext, requestOf, serve } from '#lib/emulation/testing.ts'
import { createHttp, type Http, type HttpExchange } from '#lib/http.ts'
import type {
  Connection,
  ConnectionContext,
  LegOrder,
  LegOrderFrame,
  LegSnapshot,
  Tokens,
} from '#lib/providers/provider.ts'
import { emulator } from './emulator/index.ts'
import { docusign } from './index.ts'

/** The emulator behind HTTP with a connection to it, for the contract tests. */
export type TestLab = Awaited<ReturnType<typeof openTestLab>>

/** Starts the emulator; limits are off until a test switches them on. */
export const openTestLab = async () => {
  const surroundings = createTestContext('docusign')
  const lab = await serve(emulator, surroundings)
  const credentials = (await lab.emulator.credentials()) as Record<string, string> & {
    connectKeys: { secret: string }[]
  }
  const pdf = await surroundings.context.pdf.render({ title: 'Договор', paragraphs: ['Текст договора'] })
  const control = (method: string, path: string, body?: object) =>
    Promise.resolve(lab.emulator.control?.(requestOf(method, path, body)))
  await control('PUT', '/settings', { hourlyLimit: 0, burstLimit: 0 })

  let number = 0
  const kept: { tokens: Tokens | null } = { tokens: null }
  const exchanges: HttpExchange[] = []
  const http: Http = createHttp({ userAgent: 'test', observe: (exchange) => exchanges.push(exchange) })
  const settings = {
    oauthUrl: lab.url,
    integrationKey: String(credentials.integrationKey),
    userId: String(credentials.userId),
    privateKey: String(credentials.privateKeyPem),
    hmacKeys: ['a key that is retired', credentials.connectKeys[0]?.secret].join('\n'),
  }
  const open = (more: Partial<ConnectionContext> = {}, changed: Record<string, string> = {}): Connection =>
    docusign.open({
      connectionId: 'c-1',
      settings: { ...settings, ...changed },
      http,
      now: () => surroundings.clock.now(),
      pushUrl: 'http://127.0.0.1:9/api/providers/docusign/c-1',
      publicUrl: 'http://127.0.0.1:9',
      tokens: {
        async use(isFresh, renew) {
          const held = kept.tokens
          if (held && isFresh(held, surroundings.clock.now())) return held
          kept.tokens = await renew(held)
          return kept.tokens
        },
        async reject(accessToken) {
          if (kept.tokens?.accessToken === accessToken)
            kept.tokens = { ...kept.tokens, accessToken: '', expiresAt: new Date(0).toISOString() }
        },
      },
      ...more,
    })
  const connection = open()

  return {
    url: lab.url,
    credentials,
    clock: surroundings.clock,
    connection,
    open,
    http,
    exchanges,
    kept,
    control,
    close: lab.close,
    /** Forgets what the test before did, but not the envelopes. */
    calm() {
      exchanges.length = 0
      kept.tokens = null
      surroundings.sent.length = 0
      surroundings.faults.arm([])
    },
    /** Calls of the API itself. */
    calls: () => exchanges.map(({ request }) => request.name).filter((name) => !name.startsWith('oauth')),
    orderOf: (more: Partial<LegOrder> = {}): LegOrder => ({
      key: `leg-${++number}`,
      title: 'Договор № 15',
      message: 'Подпишите, пожалуйста',
      steps: [step('review', 'approve', ['Anna']), step('sign', 'sign', ['Boris', 'Clara'])],
      files: [{ id: 'f-1', name: 'Договор.pdf', mime: 'application/pdf', bytes: pdf }],
      correlation: { portal: 'p', envelopeId: 'e', item: 'D_1' },
      locale: 'ru',
      expiresAfterDays: 5,
      ...more,
    }),
    async act(externalId: string, name: string, action: 'view' | 'sign' | 'decline', comment?: string) {
      const items = (await lab.emulator.inbox?.()) ?? []
      const item = items.find((one) => one.externalId === externalId && one.signer.name === name)
      await lab.emulator.act?.(item?.id ?? '', { action, ...(comment ? { comment } : {}) })
      await surroundings.clock.advance(1_000)
    },
    /** Takes the Connect messages that were sent meanwhile, as our receiver would. */
    async pushed(): Promise<LegSnapshot[]> {
      const news = await Promise.all(
        surroundings.sent.splice(0).map(({ headers, body }) => {
          const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
          return connection.receive?.({ method: 'POST', headers, query: new URLSearchParams(), body: bytes })
        }),
      )
      return news.flatMap((some) => (some ?? []).flatMap((one) => ('snapshot' in one ? [one.snapshot] : [])))
    },
  }
}

const step = (id: string, act: 'approve' | 'sign', names: string[]) => ({
  id,
  act,
  order: 'sequential' as const,
  quorum: 'all' as const,
  signature: 'simple' as const,
  party: 'counterparty' as const,
  people: names.map((name, index) => ({
    id: `${id}-${index}`,
    name,
    email: `${name.toLowerCase()}@client.example`,
  })),
})

/** Everybody's state in short. */
export const peopleIn = (snapshot: LegSnapshot | undefined): string[] | undefined =>
  snapshot?.people.map(({ personId, state }) => `${personId} ${state}`)

/** The order as the engine keeps it. */
export const frameOf = ({ files, ...rest }: LegOrder): LegOrderFrame => ({
  ...rest,
  files: files.map(({ bytes: _, ...file }) => file),
})
