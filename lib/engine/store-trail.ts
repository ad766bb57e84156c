import type { Decision } from '#lib/envelope/decide.ts'
import type { Pass, World } from '#lib/envelope/draft.ts'
import { type Place, placesOf } from '#lib/envelope/place.ts'
import type { EnvelopeRow } from './advance.ts'
import type { Step } from './store-step.ts'

export type PassRow = Pass & { envelopeId: string; versionId: string; n: number }
export type PlaceRow = { envelopeId: string; versionId: string; node: string; since: string; rank: number }

/** An envelope before and after a step. */
type Stepped = { before: EnvelopeRow; row: EnvelopeRow; world: World; decision: Decision }

/**
 * The edges that envelopes have taken, and where those stand now that have moved, or whose trouble has come or gone.
 * Envelopes that began before trails were kept have none, rather than a torn one; where they stand is told each time.
 */
export function trailsOf(stepped: readonly Stepped[]): Pick<Step, 'passes' | 'places' | 'moved'> {
  const moved = stepped.flatMap((one) => {
    const places = placesOf(one.world.plan, one.row.state)
    return hasMoved(one, places) ? [{ row: one.row, places }] : []
  })
  return {
    passes: stepped.flatMap(({ before, decision }) => {
      const { id, versionId, passes: first } = before
      return first === null
        ? []
        : decision.passes.map((pass, at) => ({ ...pass, envelopeId: id, versionId, n: first + at }))
    }),
    places: moved.flatMap(({ row, places }) =>
      places.map(({ node, since, problemAt }) => {
        const rank = rankOf({ since, problemAt })
        return { envelopeId: row.id, versionId: row.versionId, node, since, rank }
      }),
    ),
    moved: moved.map(({ row }) => row.id),
  }
}

function hasMoved({ before, row, world }: Stepped, places: Place[]): boolean {
  if (before.passes === null || before.events === 0) return true
  // On another version it stands at the same place of another drawing.
  if (before.state.moves !== row.state.moves) return true
  return JSON.stringify(placesOf(world.plan, before.state)) !== JSON.stringify(places)
}

/** Order in lists: trouble first and the newest of it at the top, then who stands longest. Milliseconds. */
const rankOf = ({ since, problemAt }: Pick<Place, 'since' | 'problemAt'>): number =>
  problemAt === null ? Date.parse(since) : -Date.parse(problemAt)
