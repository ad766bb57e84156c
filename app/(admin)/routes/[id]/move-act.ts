'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { readMove } from '#lib/db/route-move.ts'
import { previewMoves } from '#lib/engine/move-envelopes.ts'
import { mostMoved, moveEnvelopes } from '#lib/engine/move-run.ts'
import type { MoveLine, MoveOrder, MoveRun } from '#lib/envelope/move/verdict.ts'

const id = z.uuid()
const version = z.int().min(1)
const linesPerPage = 100

const moved = z
  .array(z.object({ envelopeId: z.uuid(), answers: z.record(z.string().max(200), z.string().max(200)) }))
  .max(mostMoved)

/** Verdicts on envelopes of earlier versions, a page of them. */
export async function previewMove(
  routeId: string,
  to: number,
  cursor: string | null,
): Promise<Outcome<{ items: MoveLine[]; nextCursor: string | null }>> {
  return act('route:publish', (user) =>
    previewMoves(web().engine, {
      portalId: user.portalId,
      routeId: id.parse(routeId),
      to: version.parse(to),
      cursor: z.string().max(30).nullable().parse(cursor),
      limit: linesPerPage,
    }),
  )
}

export async function startMove(routeId: string, to: number, orders: MoveOrder[]): Promise<Outcome<MoveRun>> {
  return act('route:publish', (user) =>
    moveEnvelopes(web().engine, {
      portalId: user.portalId,
      routeId: id.parse(routeId),
      to: version.parse(to),
      orders: moved.parse(orders),
      by: user.name,
    }),
  )
}

/** The named move, or the one that goes on. */
export async function readMoveRun(routeId: string, moveId: string | null): Promise<Outcome<MoveRun | null>> {
  return act('route:publish', (user) =>
    readMove(web().db, { portalId: user.portalId, routeId: id.parse(routeId) }, id.nullable().parse(moveId)),
  )
}
