import { beganAt, isAboutDeal } from './lab.mjs'

/** Robots that were answered: when, and for which deal. */
export const acknowledged = (going) =>
  going
    .filter(({ channel }) => channel === 'robot')
    .map((call) => ({
      atMs: beganAt(call) + call.durationMs,
      dealId: /DEAL_(\d+)/.exec(JSON.stringify(call.request))?.[1],
    }))

/** From an acknowledgement to the first call about its deal, milliseconds; null when there was none. */
export const untilCall = ({ atMs, dealId }, coming) => {
  const first = coming.find((call) => call.system === 'bitrix24' && isAboutDeal(call, dealId))
  return first ? Math.max(0, beganAt(first) - atMs) : null
}

/** DocuSign's envelope id by the deal that it was made for, from the calls that made them. */
export const dealsByEnvelope = (coming) =>
  new Map(
    coming
      .filter((call) => call.system === 'docusign' && call.method === 'POST' && call.response?.envelopeId)
      .map((call) => [
        call.response.envelopeId.toLowerCase(),
        /"inkroute_item","value":"2:(\d+)"/.exec(JSON.stringify(call.request))?.[1],
      ]),
  )

/** The first signature's news of each envelope: the next signer does not act in the same moment. */
export const signedNews = (going, deals) => {
  const first = new Map()
  for (const call of going) {
    if (call.channel !== 'connect' || call.request?.event !== 'recipient-completed') continue
    const dealId = deals.get(String(call.request.data?.envelopeId).toLowerCase())
    if (dealId && !first.has(dealId)) first.set(dealId, { atMs: beganAt(call), dealId })
  }
  return [...first.values()]
}

/** From the news to the first change of its deal, milliseconds. */
export const untilUpdate = ({ atMs, dealId }, coming) => {
  const update = coming.find(
    (call) =>
      call.system === 'bitrix24' &&
      beganAt(call) >= atMs &&
      (call.commands ?? [call.path]).some((name) => name.endsWith('crm.item.update')) &&
      isAboutDeal(call, dealId),
  )
  return update ? beganAt(update) - atMs : null
}

/** Median and 99th percentile of what could be measured, and how many that was. */
export function spread(name, values) {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other)
  const quantile = (share) => known[Math.floor(known.length * share)] ?? null
  return {
    [`${name}Measured`]: known.length,
    [`${name}P50Ms`]: quantile(0.5),
    [`${name}P99Ms`]: quantile(0.99),
  }
}
