import { pause } from '../postgres-running.mjs'
import { beganAt, isAboutDeal, labAt } from './lab.mjs'

const route = 'International NDA'
const perSecond = 50
const signersAtOnce = 8
const patienceMs = 300_000

/**
 * What happens after the acknowledgement, on the whole stack against the lab: from a robot's acknowledgement to the
 * first call outside, from a provider's news to the portal's update, requests per envelope, whole envelopes a second.
 * Times are the lab's own records, so they include the lab's share of the same processors.
 */
export async function measureFlow({ labUrl, envelopes, say }) {
  const lab = labAt(labUrl)
  await lab.hurry()
  await oneEnvelope(lab)
  const since = await lastId(lab)
  const before = await lab.calls('in', since)

  say(`starting ${envelopes} envelopes at ${perSecond} a second`)
  const deals = []
  for (let place = 0; place < envelopes; place++) deals.push(await lab.makeDeal(`Bench ${place}`))
  const startedMs = Date.now()
  const robots = deals.map(async (dealId, place) => {
    await pause((place * 1000) / perSecond)
    await lab.runRobot(dealId, route)
  })
  const signing = signUntil(lab, envelopes * 2)
  await Promise.all([...robots, signing])
  await quiet(lab)

  const coming = await lab.calls('in', since)
  const going = await lab.calls('out', since)
  const envelopesOf = dealsByEnvelope(coming.items)
  const seconds = (Math.max(...coming.items.map(beganAt)) - startedMs) / 1000
  const systems = (name) => (coming.systems[name] ?? 0) - (before.systems[name] ?? 0)
  return {
    envelopes,
    envelopesPerSecond: envelopes / seconds,
    ...spread(
      'ackToCall',
      acknowledged(going.items).map((ack) => untilCall(ack, coming.items)),
    ),
    ...spread(
      'newsToPortal',
      signedNews(going.items, envelopesOf).map((news) => untilUpdate(news, coming.items)),
    ),
    bitrix24PerEnvelope: systems('bitrix24') / envelopes,
    docusignPerEnvelope: systems('docusign') / envelopes,
  }
}

async function oneEnvelope(lab) {
  await lab.runRobot(await lab.makeDeal('Warm-up'), route)
  await signUntil(lab, 2)
  await quiet(lab)
}

async function signUntil(lab, signatures) {
  const until = performance.now() + patienceMs
  for (let signed = 0; signed < signatures; ) {
    const items = (await lab.waiting()).slice(0, signersAtOnce)
    await Promise.all(items.map((item) => lab.sign(item.id)))
    signed += items.length
    if (items.length === 0) await pause(20)
    if (performance.now() > until)
      throw new Error(`Only ${signed} of ${signatures} signatures came to be made.`)
  }
}

/** Waits until the portal has heard nothing for a while: everything is written back. */
async function quiet(lab, quietMs = 1_500) {
  let seen = -1
  for (;;) {
    const { systems } = await lab.calls('in', Number.MAX_SAFE_INTEGER)
    if (systems.bitrix24 === seen) return
    seen = systems.bitrix24
    await pause(quietMs)
  }
}

const lastId = async (lab) => {
  const [coming, going] = [await lab.calls('in', 0), await lab.calls('out', 0)]
  return Math.max(0, ...[...coming.items, ...going.items].map((call) => call.id))
}

const acknowledged = (going) =>
  going
    .filter(({ channel }) => channel === 'robot')
    .map((call) => ({
      atMs: beganAt(call) + call.durationMs,
      dealId: /DEAL_(\d+)/.exec(JSON.stringify(call.request))?.[1],
    }))

const untilCall = ({ atMs, dealId }, coming) => {
  const first = coming.find((call) => call.system === 'bitrix24' && isAboutDeal(call, dealId))
  return first ? Math.max(0, beganAt(first) - atMs) : null
}

/** DocuSign's envelope id by the deal that it was made for, from the calls that made them. */
const dealsByEnvelope = (coming) =>
  new Map(
    coming
      .filter((call) => call.system === 'docusign' && call.method === 'POST' && call.response?.envelopeId)
      .map((call) => [
        call.response.envelopeId.toLowerCase(),
        /"inkroute_item","value":"2:(\d+)"/.exec(JSON.stringify(call.request))?.[1],
      ]),
  )

/** The first signature's news of each envelope: the next signer does not act in the same moment. */
const signedNews = (going, deals) => {
  const first = new Map()
  for (const call of going) {
    if (call.channel !== 'connect' || call.request?.event !== 'recipient-completed') continue
    const dealId = deals.get(String(call.request.data?.envelopeId).toLowerCase())
    if (dealId && !first.has(dealId)) first.set(dealId, { atMs: beganAt(call), dealId })
  }
  return [...first.values()]
}

const untilUpdate = ({ atMs, dealId }, coming) => {
  const update = coming.find(
    (call) =>
      call.system === 'bitrix24' &&
      beganAt(call) >= atMs &&
      (call.commands ?? [call.path]).some((name) => name.endsWith('crm.item.update')) &&
      isAboutDeal(call, dealId),
  )
  return update ? beganAt(update) - atMs : null
}

function spread(name, values) {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other)
  const quantile = (share) => known[Math.floor(known.length * share)] ?? null
  return {
    [`${name}Measured`]: known.length,
    [`${name}P50Ms`]: quantile(0.5),
    [`${name}P99Ms`]: quantile(0.99),
  }
}
