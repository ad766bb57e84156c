import { pause } from '../postgres-running.mjs'
import { beganAt, isAboutDeal, labAt } from './lab.mjs'
import { acknowledged, dealsByEnvelope, signedNews, spread, untilCall, untilUpdate } from './timing.mjs'

const route = 'International NDA'
const signersPerEnvelope = 2
const signersAtOnce = 8
const patienceMs = 300_000

/**
 * Whole envelopes on the whole stack against the lab, from the robot's press to the last write in the portal: how
 * many a second, how soon the provider's news shows in the portal, how many requests each costs. Times are the lab's
 * own records, so they include the lab's share of the same processors.
 */
export async function measureFlow({ labUrl, envelopes, perSecond, requestLimit, say }) {
  const lab = labAt(labUrl)
  await lab.hurry(requestLimit)
  const since = await lab.lastId()
  const before = await lab.calls('in', since)

  say(`${envelopes} envelopes at ${perSecond} a second${requestLimit === 'off' ? '' : ', with the limit'}`)
  const deals = []
  for (let place = 0; place < envelopes; place++) deals.push(await lab.makeDeal(`Bench ${place}`))
  const startedMs = Date.now()
  const robots = deals.map(async (dealId, place) => {
    await pause((place * 1000) / perSecond)
    await lab.runRobot(dealId, route)
  })
  await Promise.all([...robots, signUntil(lab, envelopes * signersPerEnvelope)])
  await quiet(lab)

  const coming = await lab.calls('in', since)
  const going = await lab.calls('out', since)
  const envelopesOf = dealsByEnvelope(coming.items)
  const endedMs = Math.max(...coming.items.filter(({ system }) => system === 'bitrix24').map(beganAt))
  const seconds = (endedMs - startedMs) / 1000
  const count = (name) => (coming.systems[name] ?? 0) - (before.systems[name] ?? 0)
  const moved = coming.items.filter(({ path }) => /uploadFile|getPdf|download/i.test(path)).length
  const refused = coming.items.filter(({ status }) => status === 503 || status === 429).length
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
    bitrix24PerEnvelope: count('bitrix24') / envelopes,
    filesPerEnvelope: moved / envelopes,
    docusignPerEnvelope: count('docusign') / envelopes,
    bitrix24PerSecond: count('bitrix24') / seconds,
    refused,
  }
}

/** One envelope to warm everything up. */
export async function warmUp(labUrl) {
  const lab = labAt(labUrl)
  await lab.hurry('off')
  await lab.runRobot(await lab.makeDeal('Warm-up'), route)
  await signUntil(lab, signersPerEnvelope)
  await quiet(lab)
}

/**
 * From the acknowledgement to the first call outside, at an even pace, on a route that only reads the deal and ends:
 * what comes later in other routes does not stand in the way of the measure.
 */
export async function measureFirstCall({ labUrl, routeName, perSecond, seconds, say }) {
  const lab = labAt(labUrl)
  await lab.hurry('off')
  const many = perSecond * seconds
  say(`first call outside: ${perSecond} robots a second for ${seconds} s`)
  const deals = []
  for (let place = 0; place < many; place++) deals.push(await lab.makeDeal(`First call ${place}`))
  const since = await lab.lastId()
  await Promise.all(
    deals.map(async (dealId, place) => {
      await pause((place * 1000) / perSecond)
      await lab.runRobot(dealId, routeName)
    }),
  )
  await quiet(lab)
  const coming = (await lab.calls('in', since)).items
  const firsts = new Map()
  for (const call of coming) {
    for (const dealId of deals) if (!firsts.has(dealId) && isAboutDeal(call, dealId)) firsts.set(dealId, call)
  }
  const waits = acknowledged((await lab.calls('out', since)).items).map(({ atMs, dealId }) => {
    const first = firsts.get(dealId)
    return first ? Math.max(0, beganAt(first) - atMs) : null
  })
  return spread('firstCall', waits)
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
async function quiet(lab, quietMs = 2_500) {
  let seen = -1
  for (;;) {
    const { systems } = await lab.calls('in', Number.MAX_SAFE_INTEGER)
    if (systems.bitrix24 === seen) return
    seen = systems.bitrix24
    await pause(quietMs)
  }
}
