import type { BatchAnswer, BatchCall } from './batch.ts'
import type { Bitrix24Client } from './client.ts'
import { planEvents, planFields, planPlacements, planRobots } from './install-plan.ts'
import type { CallPriority } from './port.ts'
import type { Existing, Registration, RegistrationEntry, RegistrationReport, Step } from './registration.ts'

const callsPerBatch = 40

const existing = (answer: BatchAnswer | undefined): Existing =>
  answer?.ok ? { ok: true, result: answer.result } : (answer ?? { ok: true, result: [] })

/**
 * Makes the portal have our custom fields, robots, placements and events, and nothing twice: run it on installation,
 * on update and by button. Each thing fails by itself and is told in the report; throws only when the portal cannot
 * be asked at all. Needs an administrator's token and the application's context. Order of the vendor's advice:
 * fields, robots, placements, events; the page calls installFinish after it.
 * Sources: apidocs.bitrix24.com/api-reference/bizproc/, …/widgets/, …/events/
 */
export async function ensure(
  client: Bitrix24Client,
  wanted: Registration,
  given: { priority?: CallPriority } = {},
): Promise<RegistrationReport> {
  const priority = given.priority ?? 'interactive'
  const ask: Record<string, BatchCall> = {
    robots: { method: 'bizproc.robot.list' },
    placements: { method: 'placement.get' },
    events: { method: 'event.get' },
  }
  for (const field of wanted.fields) {
    const filter = { FIELD_NAME: field.name }
    ask[`field_${field.name}`] = { method: 'crm.deal.userfield.list', params: { filter } }
  }
  const found = await client.batch(ask, { priority })
  const fieldRows = (name: string) => existing(found[`field_${name}`])
  const planned = [
    ...planFields(wanted.fields, fieldRows),
    ...planRobots(wanted.robots, wanted.publicUrl, existing(found.robots)),
    ...planPlacements(wanted.placements, wanted.publicUrl, existing(found.placements)),
    ...planEvents(wanted.events, wanted.publicUrl, existing(found.events)),
  ]
  const entries = await perform(client, planned, priority)
  return { entries, complete: entries.every((entry) => entry.how !== 'failed') }
}

async function perform(
  client: Bitrix24Client,
  planned: (Step | RegistrationEntry)[],
  priority: CallPriority,
): Promise<RegistrationEntry[]> {
  const entries: RegistrationEntry[] = []
  let pending: Step[] = []
  let calls = 0
  const flush = async () => {
    if (pending.length > 0) entries.push(...(await performSteps(client, pending, priority)))
    pending = []
    calls = 0
  }
  for (const one of planned) {
    if (!('calls' in one)) entries.push(one)
    else if (one.calls.length === 0) entries.push({ kind: one.kind, name: one.name, how: one.how })
    else {
      if (calls + one.calls.length > callsPerBatch) await flush()
      pending.push(one)
      calls += one.calls.length
    }
  }
  await flush()
  return entries
}

async function performSteps(
  client: Bitrix24Client,
  steps: readonly Step[],
  priority: CallPriority,
): Promise<RegistrationEntry[]> {
  const calls: Record<string, BatchCall> = {}
  for (const [index, step] of steps.entries()) {
    for (const [part, call] of step.calls.entries())
      calls[`s${index}_${part}`] = { ...call, write: true, repeatable: true }
  }
  const answers = await client.batch(calls, { priority })
  return steps.map(({ kind, name, how, calls: own }, index): RegistrationEntry => {
    // The last call is the one that makes it; those before it clear the way.
    const answer = answers[`s${index}_${own.length - 1}`]
    return answer && !answer.ok ? { kind, name, how: 'failed', failure: answer.failure } : { kind, name, how }
  })
}
