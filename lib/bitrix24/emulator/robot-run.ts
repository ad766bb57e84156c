import { randomBytes } from 'node:crypto'
import type { Robot } from './application.ts'
import { postForm } from './events.ts'
import { type HandlerForm, userAuth } from './handler-auth.ts'
import { mapOf, textOf } from './params.ts'
import type { Portal } from './portal.ts'
import { portalTime, unixSeconds } from './portal-time.ts'
import type { Item, Json, RobotRun } from './world.ts'

/** What the editor of the automation chose for this robot. */
export type RobotSettings = {
  properties: Record<string, Json>
  /** Y: the pipeline waits for the answer. Left open: as the robot was registered. */
  useSubscription: 'Y' | 'N' | ''
  /** Seconds until a waiting robot gives up; 0 waits for ever. */
  timeoutSeconds: number
}

export type Started = { status: number; body: string; eventToken: string; durationMs: number }

const mostFinishedRuns = 5000

const documentOf = (item: Item): { id: string[]; type: string[] } => {
  if (item.entityTypeId === 2)
    return { id: ['crm', 'CCrmDocumentDeal', `DEAL_${item.id}`], type: ['crm', 'CCrmDocumentDeal', 'DEAL'] }
  const entity = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic'
  return {
    id: ['crm', entity, `DYNAMIC_${item.entityTypeId}_${item.id}`],
    type: ['crm', entity, `DYNAMIC_${item.entityTypeId}`],
  }
}

const formValue = (value: Json): string | string[] =>
  Array.isArray(value) ? value.map(textOf) : textOf(value)

/** Every declared property: what the editor filled in, else its default, else an empty text. */
const filled = (robot: Robot, given: Record<string, Json>): Record<string, string | string[]> => {
  const filledIn: Record<string, string | string[]> = {}
  for (const [key, property] of Object.entries(robot.properties)) {
    const facts = mapOf(property) ?? {}
    filledIn[key] = formValue(given[key] ?? (textOf(facts.Default ?? facts.DEFAULT) || ''))
  }
  return filledIn
}

const remember = (portal: Portal, run: RobotRun): void => {
  const { robotRuns } = portal.world()
  robotRuns[run.eventToken] = run
  const tokens = Object.keys(robotRuns)
  if (tokens.length <= mostFinishedRuns) return
  const old = tokens.find((token) => robotRuns[token]?.state !== 'waiting')
  if (old) delete robotRuns[old]
}

/**
 * Starts a robot on an element, as the automation would: one form to its handler with fresh tokens, never repeated.
 * @see https://apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/bizproc-robot-add.html
 */
export const startRobot = async (
  portal: Portal,
  robot: Robot,
  item: Item,
  settings: RobotSettings,
): Promise<Started> => {
  const document = documentOf(item)
  const waits = (settings.useSubscription || robot.useSubscription || 'N') === 'Y'
  const now = portal.now()
  const workflowId = `${randomBytes(7).toString('hex')}.${String(unixSeconds(now)).slice(-8)}`
  const eventToken = `${workflowId}|A${randomBytes(3).toString('hex')}_${randomBytes(2).toString('hex')}|${randomBytes(16).toString('hex')}`
  const timeoutAt =
    settings.timeoutSeconds > 0 ? portalTime(new Date(now.getTime() + settings.timeoutSeconds * 1000)) : null
  remember(portal, {
    eventToken,
    workflowId,
    code: robot.code,
    entityTypeId: item.entityTypeId,
    entityId: item.id,
    since: portal.stamp(),
    timeoutAt,
    state: waits ? 'waiting' : 'not-waiting',
    log: [],
  })
  portal.touched()
  const form: HandlerForm = {
    workflow_id: workflowId,
    code: robot.code,
    document_id: document.id,
    document_type: document.type,
    event_token: eventToken,
    properties: filled(robot, settings.properties),
    use_subscription: waits ? 'Y' : 'N',
    timeout_duration: settings.timeoutSeconds,
    ts: unixSeconds(now),
    auth: userAuth(portal, robot.authUserId ?? portal.world().application.installedBy, true),
  }
  const startedMs = performance.now()
  const { status, body } = await postForm(portal, { url: robot.handler, form, channel: 'robot' })
  return { status, body, eventToken, durationMs: performance.now() - startedMs }
}

/** The run behind an event token while it still waits; a run whose time is over is closed on sight. */
export const waitingRun = (portal: Portal, eventToken: string): RobotRun | undefined => {
  const run = portal.world().robotRuns[eventToken]
  if (
    run?.state === 'waiting' &&
    run.timeoutAt !== null &&
    Date.parse(run.timeoutAt) <= portal.now().getTime()
  )
    run.state = 'timed-out'
  return run?.state === 'waiting' ? run : undefined
}

/** Closes a waiting run; values that the robot never declared are dropped without a word. */
export const answerRun = (
  portal: Portal,
  run: RobotRun,
  values: Record<string, Json>,
  logMessage: string,
): void => {
  const declared = Object.keys(portal.world().application.robots[run.code]?.returnProperties ?? {})
  const names = new Map(declared.map((name) => [name.toLowerCase(), name]))
  const returnValues = Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const name = names.get(key.toLowerCase())
      return name === undefined ? [] : [[name, value]]
    }),
  )
  run.state = 'answered'
  const { eventToken, code, entityId } = run
  portal
    .world()
    .robotAnswers.push({ eventToken, code, dealId: entityId, at: portal.stamp(), returnValues, logMessage })
}
