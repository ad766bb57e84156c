import { eventBody, newsBody, robotBody } from './bodies.mjs'
import { medians } from './median.mjs'
import { measureIn, usageOf } from './process.mjs'

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const loads = [
  { connections: 1, groups: { clients: 1, rows: 1 } },
  { connections: 32, groups: { clients: 2, rows: 16 } },
  { connections: 128, groups: { clients: 2, rows: 64 } },
]

/**
 * Requests per second, checked, durable and answered, at 1, 32 and 128 connections, beside two limits measured in
 * the same minutes: one commit per request, and groups of the same size without HTTP. Order A-B-C-D-A-B-C-D.
 */
export async function measureIngest({
  port,
  databaseUrl,
  count,
  web,
  portal,
  connection,
  runs,
  seconds,
  say,
}) {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const robot = robotBody(portal.memberId, portal.applicationToken)
  const doors = {
    robot: { path: '/api/bitrix24/robots/start_signing_route', body: robot, contentType: form },
    event: {
      path: '/api/bitrix24/events',
      body: eventBody(portal.memberId, portal.applicationToken),
      contentType: form,
    },
    news: {
      path: `/api/providers/docusign/${connection.id}`,
      body: newsBody(),
      contentType: json,
      signature: { header: 'X-DocuSign-Signature-1', key: connection.newsKey },
    },
  }
  let first = 1
  const overHttp = async (door, connections) => {
    const before = await count()
    const used = usageOf(web.pid())
    const order = { port, ...doors[door], connections, seconds, first }
    const told = await measureIn('lib/launch/bench/load.mjs', order)
    first = told.next
    const usage = usageOf(web.pid())
    return {
      ...told,
      stored: (await count()) - before,
      webCpuUs: usage && used ? ((usage.cpuMs - used.cpuMs) * 1000) / told.answered : 0,
      webRssMb: usage?.rssMb ?? 0,
    }
  }
  const direct = (clients, rows) =>
    measureIn('dist/bench-direct.js', { clients, rows, seconds, bodyBytes: robot.length }, env)

  await overHttp('robot', 32)
  const found = []
  for (const { connections, groups } of loads) {
    const seen = { robot: [], event: [], news: [], 'one commit each': [], 'groups, no HTTP': [] }
    for (let run = 0; run < runs; run++) {
      say(`requests at ${connections} connections, run ${run + 1} of ${runs}`)
      seen.robot.push(await overHttp('robot', connections))
      seen['one commit each'].push(await direct(connections, 1))
      seen.event.push(await overHttp('event', connections))
      seen.news.push(await overHttp('news', connections))
      seen['groups, no HTTP'].push(await direct(groups.clients, groups.rows))
    }
    for (const [what, results] of Object.entries(seen))
      found.push({ what, connections, ...medians(results), runs: results })
  }
  return found
}
