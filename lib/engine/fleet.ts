import { type FleetNode, type FleetVersion, readFleetNodes, readFleetVersions } from '#lib/db/fleet.ts'
import { type FleetDurations, readDurations } from '#lib/db/fleet-durations.ts'
import { listStanding } from '#lib/db/fleet-standing.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import type { RouteRow } from './route-names.ts'
import { versionUnknown } from './route-versions.ts'

/** Along which version: one of them, all, or null for the one in force. */
export type FleetChoice = number | 'all' | null

export type Fleet = {
  version: number | 'all'
  /** Versions along which envelopes are on their way, and the one in force; the latest first. */
  versions: { number: number; running: number }[]
  running: number
  nodes: FleetNode[]
}

/**
 * Where the running envelopes of a route stand. Refused when the route was never published (409) or has no such
 * version (404).
 */
export async function readFleet({ db }: Engine, row: RouteRow, choice: FleetChoice): Promise<Fleet> {
  const versions = await readFleetVersions(db, row.portalId, row.id)
  const { version, chosen } = chosenOf(row, versions, choice)
  const some = versions.filter(({ number, running }) => running > 0 || number === row.publishedNumber)
  return {
    version,
    versions: some.map(({ number, running }) => ({ number, running })),
    running: chosen.reduce((sum, { running }) => sum + running, 0),
    nodes: await readFleetNodes(
      db,
      chosen.map(({ id }) => id),
    ),
  }
}

/** How long runs stayed at the nodes of the chosen version. Refused as `readFleet` is. */
export async function readFleetDurations(
  { db }: Engine,
  row: RouteRow,
  choice: FleetChoice,
): Promise<FleetDurations> {
  const { chosen } = chosenOf(row, await readFleetVersions(db, row.portalId, row.id), choice)
  return readDurations(
    db,
    chosen.map(({ id }) => id),
  )
}

/** Running envelopes that stand at a node, one page of them. Refused as `readFleet` is. */
export async function readStanding(
  { db }: Engine,
  row: RouteRow,
  choice: FleetChoice,
  page: { node: string; cursor: string | null; limit: number },
) {
  const { chosen } = chosenOf(row, await readFleetVersions(db, row.portalId, row.id), choice)
  const versionIds = chosen.filter(({ running }) => running > 0).map(({ id }) => id)
  return listStanding(db, { portalId: row.portalId, versionIds, node: page.node }, page)
}

function chosenOf(row: RouteRow, versions: FleetVersion[], choice: FleetChoice) {
  if (row.publishedNumber === null) throw neverPublished()
  const version = choice ?? row.publishedNumber
  const chosen = versions.filter(({ number }) => version === 'all' || number === version)
  if (chosen.length === 0 && version !== 'all') throw versionUnknown(version)
  return { version, chosen }
}

const neverPublished = () =>
  new Refused(409, {
    code: 'route-unpublished',
    text: say(
      'Маршрут ещё не опубликован: по нему никто не идёт.',
      'The route is not published yet: nothing runs on it.',
    ),
    cure: say('Опубликуйте его.', 'Publish it.'),
  })
