import { leg as legTable } from '#lib/db/schema/envelope.ts'
import { legOf } from '#lib/envelope/draft.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import type { PersonRef } from '#lib/envelope/state.ts'
import { documentName } from '#lib/envelope/variables.ts'
import { Permanent } from '#lib/failure.ts'
import type { LegOrder, LegOrderFrame, OutgoingFile, Person } from '#lib/providers/provider.ts'
import type { Duration } from '#lib/route/graph.ts'
import type { PlanLeg } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { cursorOf, orderStored } from '../feed-gap.ts'
import { bytesOf } from './documents.ts'
import type { Performed, Task } from './perform.ts'

/** Hands a leg's documents to its provider. */
export async function submitLeg(task: Task, deed: Extract<Deed, { do: 'submit-leg' }>): Promise<Performed> {
  const { engine, envelope, row } = task
  const plan = legOf(await engine.plans.of(envelope.versionId), deed.leg)
  const portal = await engine.portals.setting(envelope.portalId)
  const files = await outgoing(task)
  const order: LegOrder = {
    key: `${envelope.id}.${row.key}`,
    title: documentName(envelope.state),
    steps: stepsOf(plan, envelope.state.legs[deed.leg]?.people ?? {}),
    files,
    correlation: {
      portal: portal.memberId,
      envelopeId: envelope.id,
      item: `${envelope.entityTypeId}:${envelope.itemId}`,
    },
    locale: portal.locale,
    ...expiry(plan),
  }
  const { connectionId } = plan
  const { connection, provider } = await engine.connections.of(connectionId)
  const cursorBefore = provider.news.feed ? await cursorOf(engine.db, connectionId) : null
  const told = await connection.submit(order)
  const frame: LegOrderFrame = { ...order, files: files.map(({ bytes: _, ...file }) => file) }
  return {
    observation: { seen: 'submitted', key: row.key, leg: deed.leg, told: told.snapshot, connectionId },
    receipt: { how: 'done', data: { externalId: told.externalId } },
    store: async (tx) => {
      await tx
        .insert(legTable)
        .values({
          connectionId,
          externalId: told.externalId,
          envelopeId: envelope.id,
          node: deed.leg,
          round: envelope.state.round,
          frame,
        })
        .onConflictDoNothing()
      if (provider.news.feed)
        await orderStored(tx, { connectionId, externalId: told.externalId, cursorBefore })
    },
  }
}

async function outgoing(task: Task): Promise<OutgoingFile[]> {
  const { state } = task.envelope
  const originals = state.documents.filter((one) => one.role === 'original' && one.round === state.round)
  if (originals.length === 0) {
    throw new Permanent({
      code: 'nothing-to-sign',
      text: say('На этом шаге ещё нет документа.', 'There is no document at this step yet.'),
      cure: say(
        'Поставьте узел документа перед подписанием и опубликуйте маршрут.',
        'Put a document node before the signing step and publish the route.',
      ),
    })
  }
  return Promise.all(
    originals.map(async ({ id, name, mime, number, date }) => ({
      id,
      name,
      mime,
      bytes: await bytesOf(task.engine, id),
      ...(number === undefined ? {} : { number }),
      ...(date === undefined ? {} : { date }),
    })),
  )
}

function stepsOf(plan: PlanLeg, people: Record<string, PersonRef[]>): LegOrder['steps'] {
  return plan.steps.map((step) => ({
    id: step.id,
    act: step.act,
    order: step.order,
    quorum: step.quorum,
    signature: step.signature,
    party: step.party,
    people: (people[step.id] ?? []).map(personOf),
  }))
}

function personOf({ id, name, email, phone, organisation, bitrixUserId }: PersonRef): Person {
  return {
    id,
    name,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(bitrixUserId === undefined ? {} : { bitrixUserId }),
  }
}

/** Our own clock ends the step; the provider's is a day later, so that the two do not race. */
function expiry(plan: PlanLeg): { expiresAfterDays?: number } {
  const deadlines = plan.steps.map((step) => step.deadline)
  if (deadlines.some((deadline) => deadline === undefined)) return {}
  const days = deadlines.reduce((sum, deadline) => sum + (deadline ? daysOf(deadline) : 0), 1)
  return { expiresAfterDays: days }
}

function daysOf({ value, unit }: Duration): number {
  if (unit === 'hours') return Math.ceil(value / 24)
  return unit === 'days' ? value : Math.ceil((value * 7) / 5)
}
