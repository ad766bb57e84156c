import { expect } from '@playwright/test'
import type { RouteGraph } from '#lib/route/graph.ts'

export type Envelope = {
  id: string
  title: string
  status: string
  route: { name: string; version: number }
  item: { entityTypeId: number; id: string }
  reason: { text: { ru: string; en: string }; mood: 'busy' | 'waiting' | 'stuck' | 'over'; buttons: string[] }
  trouble: { text: { ru: string } } | null
  changedAt: string
}
type Documents = { id: string; role: string; name: string; sha256: string }[]
export type FullEnvelope = Envelope & {
  documents: Documents
  legs: Record<string, { externalId: string | null; provider: string }>
}

export type Product = ReturnType<typeof createProduct>

/** The product's own API, with an owner's token. */
export function createProduct(url: string, token: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /api/v1${path}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : null) as T
  }
  const envelopesOf = async (dealId: number): Promise<Envelope[]> => {
    const { items } = await call<{ items: Envelope[] }>('GET', `/envelopes?limit=200`)
    return items.filter((one) => one.item.entityTypeId === 2 && one.item.id === String(dealId))
  }
  const envelope = (id: string) => call<FullEnvelope>('GET', `/envelopes/${id}`)
  return {
    call,
    envelopesOf,
    envelope,
    /** The one envelope of a deal, once there is one. */
    async envelopeOf(dealId: number): Promise<Envelope> {
      await expect
        .poll(async () => (await envelopesOf(dealId)).length, { intervals: [100, 250], timeout: 20_000 })
        .toBe(1)
      const [found] = await envelopesOf(dealId)
      if (!found) throw new Error(`Deal ${dealId} has no envelope.`)
      return found
    },
    /** Waits until the envelope is over and everything is written, and answers it. */
    async over(id: string, timeout = 45_000): Promise<FullEnvelope> {
      await expect
        .poll(async () => (await envelope(id)).reason.mood, { intervals: [150, 300], timeout })
        .toBe('over')
      return envelope(id)
    },
    /** The provider's id of the envelope's first leg, once the provider has it. */
    async externalId(id: string): Promise<string> {
      const held = async () =>
        Object.values((await envelope(id)).legs)
          .map((leg) => leg.externalId)
          .find(Boolean) ?? ''
      await expect.poll(held, { intervals: [100, 250], timeout: 30_000 }).not.toBe('')
      return held()
    },
    /** Makes a route and publishes it. */
    async publish(name: string, graph: RouteGraph): Promise<string> {
      const { id, draftRevision } = await call<{ id: string; draftRevision: number }>('POST', '/routes', {
        name,
        graph,
      })
      await call('POST', `/routes/${id}/publish`, { revision: draftRevision })
      return id
    },
  }
}
