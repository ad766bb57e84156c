import { type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { createHttp, type HttpExchange } from '#lib/http.ts'
import type { CounterpartyBook } from '#lib/providers/counterparty.ts'
import type {
  Connection,
  LegOrder,
  LegOrderFrame,
  LegStep,
  OrderFinder,
  TokenStore,
  Tokens,
} from '#lib/providers/provider.ts'
import { emulator } from './emulator/index.ts'
import { diadoc } from './index.ts'

/** The adapter against the emulator over real HTTP, with tokens in memory. */
export type TestLab = ServedEmulator & {
  connection: Connection
  /** The same connection after a change of its settings. */
  open(changes?: Record<string, string>): Connection
  /** Its book of organisations. */
  openBook(): CounterpartyBook
  calls: HttpExchange[]
  tokens: { held: Tokens | null }
  /** Lets the service's own work (signature check, delivery) happen. */
  settle(): Promise<void>
  /** What a fake person has to do. */
  inbox(party: 'ours' | 'counterparty', state?: string): Promise<string[]>
  act(party: 'ours' | 'counterparty', action: 'sign' | 'decline', comment?: string): Promise<void>
  control(method: string, path: string, body: object): Promise<void>
  /** Finds orders as the engine would. */
  ours: OrderFinder
  remember(externalId: string, order: LegOrder): void
}

const memoryTokens = (box: { held: Tokens | null }, now: () => Date): TokenStore => ({
  async use(isFresh, renew) {
    if (!box.held || !isFresh(box.held, now())) box.held = await renew(box.held)
    return box.held
  },
  async reject(accessToken) {
    if (box.held?.accessToken === accessToken) box.held = { ...box.held, accessToken: '' }
  },
})

/** Starts the emulator and opens a connection with its credentials. */
export async function openLab(): Promise<TestLab> {
  const served = await serve(emulator)
  const given = await served.emulator.credentials()
  const calls: HttpExchange[] = []
  const http = createHttp({ userAgent: 'test', observe: (exchange) => calls.push(exchange) })
  const now = () => served.test.clock.now()
  const tokens: { held: Tokens | null } = { held: null }
  const names = ['boxId', 'clientId', 'clientSecret', 'refreshToken', 'developerKey', 'login', 'password']
  const settings = {
    auth: 'oidc',
    apiUrl: served.url,
    identityUrl: served.url,
    webUrl: 'https://diadoc.kontur.ru',
    ...Object.fromEntries(names.map((name) => [name, String(given[name])])),
  }
  const context = (changes: Record<string, string> = {}) => ({
    connectionId: 'c1',
    settings: { ...settings, ...changes },
    http,
    now,
    tokens: memoryTokens(tokens, now),
    pushUrl: null,
    publicUrl: 'https://app.example',
  })
  const open = (changes: Record<string, string> = {}) => diadoc.open(context(changes))
  const frames = new Map<string, LegOrderFrame>()
  const inbox = async (party: string, state = 'waiting') =>
    ((await served.emulator.inbox?.()) ?? [])
      .filter((one) => one.signer.party === party && one.state === state)
      .map((one) => one.id)
  return {
    ...served,
    connection: open(),
    open,
    openBook() {
      const book = diadoc.counterparties?.(context())
      if (!book) throw new Error('the provider has no book of organisations')
      return book
    },
    calls,
    tokens,
    settle: () => served.test.clock.advance(5_000),
    inbox,
    async act(party, action, comment) {
      const [id] = await inbox(party)
      if (!id) throw new Error(`nobody of ${party} waits`)
      await served.emulator.act?.(id, { action, ...(comment ? { comment } : {}) })
      await served.test.clock.advance(5_000)
    },
    async control(method, path, body) {
      const answer = await served.emulator.control?.({
        method,
        path,
        query: new URLSearchParams(),
        headers: {},
        body: new TextEncoder().encode(JSON.stringify(body)),
      })
      if (answer && answer.status >= 300) throw new Error(JSON.stringify(answer.body))
    },
    ours: async (ids) => new Map([...frames].filter(([id]) => ids.includes(id))),
    remember(externalId, { files, ...order }) {
      frames.set(externalId, { ...order, files: files.map(({ bytes: _bytes, ...file }) => file) })
    },
  }
}

export const director = { id: 'd', name: 'Роман Ромашкин', email: 'director@romashka.example' }
export const accountant = { id: 'a', name: 'Лидия Лепесткова' }
export const vasilek = {
  id: 'v',
  name: 'ООО «Василёк»',
  organisation: { name: 'ООО «Василёк»', inn: '7736207543' },
}

/** A step with defaults. */
export const step = (id: string, changes: Partial<LegStep> = {}): LegStep => ({
  id,
  act: 'sign',
  order: 'sequential',
  quorum: 'all',
  signature: 'QES',
  party: 'ours',
  people: [director],
  ...changes,
})

export const theirStep = (changes: Partial<LegStep> = {}): LegStep =>
  step('theirs', { party: 'counterparty', people: [vasilek], ...changes })

let counter = 0

/** An order with one PDF that our director and the counterparty sign. */
export async function orderOf(lab: ServedEmulator, changes: Partial<LegOrder> = {}): Promise<LegOrder> {
  counter += 1
  const bytes = await lab.test.context.pdf.render({ title: 'Договор', paragraphs: [`№ ${counter}`] })
  return {
    key: `envelope-${counter}`,
    title: 'Договор 15',
    steps: [step('ours'), theirStep()],
    files: [
      { id: 'f1', name: 'Договор 15.pdf', mime: 'application/pdf', bytes, number: '15', date: '2026-02-03' },
    ],
    correlation: { portal: 'p', envelopeId: `e${counter}`, item: '2:1' },
    locale: 'ru',
    ...changes,
  }
}

/** The order as it is kept. */
export const frameOf = ({ files, ...order }: LegOrder): LegOrderFrame => ({
  ...order,
  files: files.map(({ bytes: _bytes, ...file }) => file),
})
