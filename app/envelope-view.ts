import type { EnvelopeView, StepView } from '#components/envelope/view.ts'
import type { readEnvelope } from '#lib/db/envelope-view.ts'
import { say } from '#lib/sentence.ts'

type Kept = NonNullable<Awaited<ReturnType<typeof readEnvelope>>>

/** What the page of an envelope shows, made of what is kept. */
export function envelopeViewOf(kept: Kept): EnvelopeView {
  const { row, version } = kept
  const { state } = row
  return {
    id: row.id,
    no: row.no,
    title: row.title,
    item: { entityTypeId: row.entityTypeId, id: row.itemId, url: state.item?.url ?? null },
    route: { id: row.routeId, name: version.name, version: version.number },
    status: row.status,
    reason: row.reason,
    trouble: row.trouble,
    responsible: row.responsibleName,
    changedAt: row.changedAt.toISOString(),
    phase: row.phase,
    round: state.round,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    headHash: row.headHash,
    starter: state.starter.by,
    inputs: inputsOf(kept),
    steps: stepsOf(kept),
    documents: state.documents,
    events: kept.events.map((event) => ({ ...event, at: event.at.toISOString() })),
    effects: kept.effects.map((effect) => ({
      key: effect.key,
      name: effect.name,
      state: effect.state,
      attempts: effect.attempts,
      notBefore: effect.notBefore?.toISOString() ?? null,
      madeAt: effect.madeAt.toISOString(),
      doneAt: effect.doneAt?.toISOString() ?? null,
      receipt: effect.receipt,
      trouble: effect.trouble,
    })),
    providers: Object.values(state.legs).map((leg) => ({
      label: labelOf(kept, leg.connectionId) ?? leg.provider,
      url: leg.url,
      ediNumber: leg.ediNumber,
    })),
  }
}

const labelOf = (kept: Kept, connectionId: string): string | undefined =>
  kept.connections.find(({ id }) => id === connectionId)?.label

function inputsOf({ row, version }: Kept): EnvelopeView['inputs'] {
  return version.plan.inputs.flatMap(({ name, label }) => {
    const value = row.state.inputs[name]
    return value ? [{ name, label: label ?? say(name, name), value }] : []
  })
}

/**
 * Steps in the order of the plan's legs; those that have not begun have nobody yet. An envelope that was moved from
 * another version may have passed steps that this one does not know.
 */
function stepsOf(kept: Kept): StepView[] {
  const legs = Object.values(kept.row.state.legs)
  const people = new Map(legs.flatMap((leg) => Object.entries(leg.people)))
  const known = Object.values(kept.version.plan.nodes).flatMap((node) =>
    node.kind !== 'leg'
      ? []
      : node.steps.map(({ id, title, act }) => ({
          ...{ id, title, act },
          connection: labelOf(kept, node.connectionId) ?? node.provider,
          people: people.get(id) ?? [],
        })),
  )
  const ids = new Set(known.map(({ id }) => id))
  const earlier = legs.flatMap((leg) =>
    Object.entries(leg.people).flatMap(([id, held]): StepView[] =>
      ids.has(id)
        ? []
        : [
            {
              id,
              title: say('Шаг прежней версии', 'Step of an earlier version'),
              act: leg.signs === false ? 'approve' : 'sign',
              connection: labelOf(kept, leg.connectionId) ?? leg.provider,
              people: held,
            },
          ],
    ),
  )
  return [...earlier, ...known].filter((step) => step.people.length > 0)
}
