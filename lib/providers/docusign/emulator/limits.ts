import type { EmulatorRequest } from '#lib/emulation/emulator.ts'
import { Problem, problem } from './problem.ts'
import { newGuid, type World } from './world.ts'

const hourMs = 3_600_000
const burstMs = 30_000
const pollMs = 15 * 60_000
const mostViolations = 1_000

/**
 * Counts a call and answers the headers that every answer carries; throws the limit error with them counted.
 * The hour is the clock's. https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/
 */
export function count(world: World): { headers: Record<string, string>; exceeded: Problem | undefined } {
  const { counters, settings } = world.state()
  const nowMs = world.now().getTime()
  const hour = Math.floor(nowMs / hourMs)
  if (counters.hour !== hour) Object.assign(counters, { hour, inHour: 0 })
  counters.inHour += 1
  // A ring of the burst's length is enough: its oldest call tells whether the limit is reached.
  if (settings.burstLimit > 0) {
    counters.burst.push(nowMs)
    while (counters.burst.length > 0 && (counters.burst[0] ?? 0) <= nowMs - burstMs) counters.burst.shift()
  }
  const remaining = (limit: number, used: number) => String(Math.max(0, limit - used))
  const headers: Record<string, string> = {
    'x-docusign-tracetoken': newGuid(),
    'x-docusign-node': 'LAB1FE1',
  }
  if (settings.hourlyLimit > 0) {
    headers['x-ratelimit-limit'] = String(settings.hourlyLimit)
    headers['x-ratelimit-remaining'] = remaining(settings.hourlyLimit, counters.inHour)
    headers['x-ratelimit-reset'] = String(((hour + 1) * hourMs) / 1_000)
  }
  if (settings.burstLimit > 0) {
    headers['x-burstlimit-limit'] = String(settings.burstLimit)
    headers['x-burstlimit-remaining'] = remaining(settings.burstLimit, counters.burst.length)
  }
  return { headers, exceeded: exceeded(world) }
}

function exceeded(world: World): Problem | undefined {
  const { counters, settings } = world.state()
  const refuse = (code: string, addition: string) => {
    const known = problem(code, addition)
    return new Problem(known.errorCode, known.message, settings.limitStatus)
  }
  if (settings.hourlyLimit > 0 && counters.inHour > settings.hourlyLimit) {
    return refuse('HOURLY_APIINVOCATION_LIMIT_EXCEEDED', `The hourly limit is ${settings.hourlyLimit}.`)
  }
  if (settings.burstLimit > 0 && counters.burst.length > settings.burstLimit) {
    return refuse('BURST_APIINVOCATION_LIMIT_EXCEEDED', `The burst limit is ${settings.burstLimit}.`)
  }
  return undefined
}

/**
 * Notes reads of one envelope's resources that come sooner than the rule allows. The service records such reads
 * and counts them against the integration; a setting makes the lab refuse them as well.
 */
export function notePoll(world: World, request: EmulatorRequest): void {
  if (request.method !== 'GET' || !/\/envelopes\/[^/]+/.test(request.path)) return
  const { polls, settings } = world.state()
  const nowMs = world.now().getTime()
  const before = polls.last[request.path]
  polls.last[request.path] = world.at()
  if (!before) return
  const sinceMs = nowMs - Date.parse(before)
  if (sinceMs >= pollMs) return
  const violation = { at: world.at(), path: request.path, afterSeconds: Math.round(sinceMs / 1_000) }
  polls.violations.push(violation)
  polls.violations.splice(0, Math.max(0, polls.violations.length - mostViolations))
  if (settings.envelopePollsPerHour === 0) return
  const inHour = polls.violations.filter(
    (one) => one.path === request.path && Date.parse(one.at) > nowMs - hourMs,
  ).length
  if (inHour < settings.envelopePollsPerHour) return
  const known = problem('HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED')
  throw new Problem('Hourly_Envelope_Polling_Limit_Exceeded', known.message, settings.limitStatus)
}
