import { ask, pause } from '../postgres-running.mjs'
import { measureFirstCall, measureFlow, warmUp } from './flow.mjs'
import { medians } from './median.mjs'

/** A process that was told of a lifted limit asks again after this time. */
const budgetNoticedMs = 11_000
const portalLimit = { perSecond: 2, burst: 50 }
const reading = 'Bench: reads and ends'

/**
 * What happens after the acknowledgement, in three moods: calm (one envelope a second, so that nothing waits for a
 * processor), pressed (all at once: how many the machine carries) and limited (the portal's real request limit, so
 * that calls must share requests). The first call outside is measured on a route that only reads.
 */
export async function measureFlows({ labUrl, url, databaseUrl, secrets, runs, say }) {
  await publish({ url, token: secrets.BOOTSTRAP_API_TOKEN, name: reading, graph: readingRoute })
  await limit(databaseUrl, false)
  await warmUp(labUrl)
  const seen = { firstCall: [], calm: [], pressed: [], limited: [] }
  for (let run = 0; run < runs; run++) {
    seen.firstCall.push(
      await measureFirstCall({ labUrl, routeName: reading, perSecond: 50, seconds: 4, say }),
    )
    seen.calm.push(await measureFlow({ labUrl, envelopes: 10, perSecond: 1, requestLimit: 'off', say }))
    seen.pressed.push(await measureFlow({ labUrl, envelopes: 60, perSecond: 50, requestLimit: 'off', say }))
  }
  await limit(databaseUrl, true)
  await pause(budgetNoticedMs)
  seen.limited.push(
    await measureFlow({ labUrl, envelopes: 40, perSecond: 50, requestLimit: portalLimit, say }),
  )
  return Object.fromEntries(
    Object.entries(seen).map(([mood, results]) => [mood, { ...medians(results), runs: results }]),
  )
}

/** The budget of the demo portal as the product keeps it: lifted, or the portal's own with nothing left of the burst. */
const limit = (databaseUrl, on) =>
  ask(
    databaseUrl,
    (sql) => sql`update portal_budget set unlimited = ${!on}, level = burst, at = clock_timestamp()`,
  )

const readingRoute = {
  schema: 1,
  nodes: [
    { id: 's', kind: 'start', title: '', position: { x: 0, y: 0 }, entityTypeIds: [2], inputs: [] },
    {
      id: 'c',
      kind: 'condition',
      title: 'Any amount',
      position: { x: 240, y: 0 },
      branches: [
        {
          id: 'b',
          label: 'Has an amount',
          all: [{ left: { of: 'field', field: 'opportunity' }, op: 'filled' }],
        },
      ],
    },
    { id: 'e', kind: 'end', title: '', position: { x: 480, y: 0 }, outcome: 'cancelled' },
    { id: 'f', kind: 'end', title: '', position: { x: 480, y: 120 }, outcome: 'cancelled' },
  ],
  edges: [
    { id: 's-c', from: 's', outcome: 'next', to: 'c' },
    { id: 'c-e', from: 'c', outcome: 'branch:b', to: 'e' },
    { id: 'c-f', from: 'c', outcome: 'else', to: 'f' },
  ],
}

async function publish({ url, token, name, graph }) {
  const post = async (path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { id, draftRevision } = await post('/routes', { name, graph })
  await post(`/routes/${id}/publish`, { revision: draftRevision, note: 'Benchmark' })
}
