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
export async function readFleet(engine: Engine, row: RouteRow, choice: FleetChoice): Promise<Fleet> {
  return standingOf(engine, row, await choose(engine, row, choice))
}

/** How long runs stayed at the nodes of the chosen version. Refused as `readFleet` is. */
export async function readFleetDurations(
  engine: Engine,
  row: RouteRow,
  choice: FleetChoice,
): Promise<FleetDurations> {
  return readDurations(engine.db, idsOf((await choose(engine, row, choice)).chosen))
}

/** Both for one choice. Refused as `readFleet` is. */
export async function readFleetWithDurations(
  engine: Engine,
  row: RouteRow,
  choice: FleetChoice,
): Promise<Fleet & { durations: FleetDurations }> {
  const made = await choose(engine, row, choice)
  const standing = await standingOf(engine, row, made)
  return { ...standing, durations: await readDurations(engine.db, idsOf(made.chosen)) }
}

async function standingOf({ db }: Engine, row: RouteRow, made: Chosen): Promise<Fleet> {
  const { version, versions, chosen } = made
  const some = versions.filter(({ number, running }) => running > 0 || number === row.publishedNumber)
  return {
    version,
    versions: some.map(({ number, running }) => ({ number, running })),
    running: chosen.reduce((sum, { running }) => sum + running, 0),
    nodes: await readFleetNodes(db, idsOf(chosen)),
  }
}

/** Running envelopes that stand at a node, one page of them. Refused as `readFleet` is. */
export async function readStanding(
  engine: Engine,
  row: RouteRow,
  choice: FleetChoice,
  page: { node: string; cursor: string | null; limit: number },
) {
  const { chosen } = await choose(engine, row, choice)
  const versionIds = idsOf(chosen.filter(({ running }) => running > 0))
  return listStanding(engine.db, { portalId: row.portalId, versionIds, node: page.node }, page)
}

type Chosen = { version: number | 'all'; versions: FleetVersion[]; chosen: FleetVersion[] }

async function choose({ db }: Engine, row: RouteRow, choice: FleetChoice): Promise<Chosen> {
  if (row.publishedNumber === null) throw neverPublished()
  const versions = await readFleetVersions(db, row.portalId, row.id)
  const version = choice ?? row.publishedNumber
  const chosen = versions.filter(({ number }) => version === 'all' || number === version)
  if (chosen.length === 0 && version !== 'all') throw versionUnknown(version)
  return { version, versions, chosen }
}

const idsOf = (versions: FleetVersion[]): string[] => versions.map(({ id }) => id)

const neverPublished = () =>
  new Refused(409, {
    code: 'route-unpublished',
    text: say(
      'Маршрут ещё не опубликован: по нему никто не идёт.',
      'The route is not published yet: nothing runs on it.',
    ),
    cure: say('Опубликуйте его.', 'Publish it.'),
  })
