import { enumValue } from './enums.ts'
import { cursorAt, positionOf } from './feed.ts'
import { text } from './json.ts'
import { body, boxParam, type Call, intParam, type Method, param } from './method.ts'
import { boxIdOf, newId, nextTicks, type Office, organisationOf, ownerOf } from './office.ts'
import { organisationView, relationOf } from './organisations.ts'
import { later, refuse } from './refusal.ts'
import { timestamp } from './ticks.ts'
import type { Organisation, Relation } from './world.ts'

const longestMessage = 2000

const counteragentView = (organisation: Organisation, relation: Relation, indexKey?: string) => ({
  IndexKey: indexKey,
  Organization: organisationView(organisation),
  CurrentStatus: relation.status,
  LastEventTimestampTicks: BigInt(relation.ticks),
  LastEventTimestamp: timestamp(relation.ticks).DateTime,
  MessageFromCounteragent: relation.messageFrom,
  MessageToCounteragent: relation.messageTo,
})

const one = (call: Call) => {
  const boxId = boxParam(call, 'myBoxId')
  const otherId = boxIdOf(param(call, 'counteragentBoxId'))
  const organisation = organisationOf(call.office, otherId)
  const relation = relationOf(call.office.world(), boxId, otherId)
  if (!organisation || !relation) throw refuse(404, 'Counteragent is not found')
  return counteragentView(organisation, relation)
}

const list = (call: Call) => {
  const boxId = boxParam(call, 'myBoxId')
  const status = call.query.get('counteragentStatus')
  const wanted = status ? enumValue(status, 'CounteragentStatus', 'counteragentStatus') : undefined
  const size = intParam(call, 'pageSize', 100, 1, 100)
  const after = positionOf('counteragents', boxId, call.query.get('afterIndexKey'))
  const query = (call.query.get('query') ?? '').toLowerCase()
  const all = Object.entries(call.office.world().relations[boxId] ?? {})
    .map(([otherId, relation]) => ({ organisation: ownerOf(call.office, otherId), relation }))
    .filter(({ relation }) => !wanted || relation.status === wanted)
    .filter(({ organisation }) =>
      `${organisation.fullName} ${organisation.inn}`.toLowerCase().includes(query),
    )
  return {
    TotalCount: all.length,
    TotalCountType: 'Equal',
    Counteragents: all
      .slice(after, after + size)
      .map(({ organisation, relation }, index) =>
        counteragentView(organisation, relation, cursorAt('counteragents', boxId, after + index + 1)),
      ),
  }
}

/** Sets how two boxes stand to each other; `status` is the first one's view. */
export const relate = (
  office: Office,
  boxId: string,
  otherId: string,
  status: Relation['status'],
  message?: string,
): void => {
  const mirror: Record<Relation['status'], Relation['status']> = {
    IsMyCounteragent: 'IsMyCounteragent',
    IsInvitedByMe: 'InvitesMe',
    InvitesMe: 'IsInvitedByMe',
    IsRejectedByMe: 'RejectsMe',
    RejectsMe: 'IsRejectedByMe',
    NotInCounteragentList: 'NotInCounteragentList',
  }
  const ticks = nextTicks(office)
  const { relations } = office.world()
  relations[boxId] = {
    ...relations[boxId],
    [otherId]: { ...relations[boxId]?.[otherId], status, ticks, ...(message ? { messageTo: message } : {}) },
  }
  relations[otherId] = {
    ...relations[otherId],
    [boxId]: {
      ...relations[otherId]?.[boxId],
      status: mirror[status],
      ticks,
      ...(message ? { messageFrom: message } : {}),
    },
  }
  office.context.touched()
}

const acquire = (call: Call) => {
  const boxId = boxParam(call, 'myBoxId')
  const fields = body(call)
  const [orgId, inn, given] = [text(fields, 'OrgId'), text(fields, 'Inn'), text(fields, 'BoxId')]
  const message = text(fields, 'MessageToCounteragent')
  if (message && message.length > longestMessage)
    throw refuse(400, `MessageToCounteragent is longer than ${longestMessage} characters`)
  if (!orgId && !inn && !given) throw refuse(400, 'One of BoxId, OrgId and Inn must be specified')
  const wanted = given ? boxIdOf(given) : undefined
  const other = call.office
    .world()
    .organisations.find((one) => one.boxId === wanted || one.orgId === orgId || one.inn === inn)
  if (!other) throw refuse(404, 'Organization is not found')
  if (other.boxId === boxId) throw refuse(400, 'Organization cannot be its own counteragent')
  const before = relationOf(call.office.world(), boxId, other.boxId)?.status
  if (before === 'InvitesMe') relate(call.office, boxId, other.boxId, 'IsMyCounteragent', message)
  else if (before !== 'IsMyCounteragent' && before !== 'IsInvitedByMe')
    relate(call.office, boxId, other.boxId, 'IsInvitedByMe', message)
  const TaskId = newId()
  const world = call.office.world()
  world.tasks[TaskId] = { pending: world.settings.answer204First, boxId: other.boxId }
  return { TaskId }
}

const acquireResult = (call: Call) => {
  boxParam(call, 'myBoxId')
  const task = call.office.world().tasks[param(call, 'taskId')]
  if (!task?.boxId) throw refuse(404, 'Task is not found')
  if (task.pending) {
    task.pending = false
    return later(1)
  }
  return { BoxId: task.boxId }
}

const breakUp = (call: Call) => {
  const boxId = boxParam(call, 'myBoxId')
  const otherId = boxIdOf(param(call, 'counteragentBoxId'))
  if (!relationOf(call.office.world(), boxId, otherId)) throw refuse(404, 'Counteragent is not found')
  relate(call.office, boxId, otherId, 'IsRejectedByMe', call.query.get('comment') ?? undefined)
  return { status: 200, body: '' }
}

/** Methods about the ties between boxes. */
export const counteragentMethods: Method[] = [
  { verb: 'GET', path: '/V3/GetCounteragent', answers: 'json', run: one },
  { verb: 'GET', path: '/V3/GetCounteragents', answers: 'json', run: list },
  { verb: 'POST', path: '/V3/AcquireCounteragent', answers: 'json', takes: 'json', run: acquire },
  { verb: 'GET', path: '/V3/AcquireCounteragentResult', answers: 'json', run: acquireResult },
  { verb: 'POST', path: '/V2/BreakWithCounteragent', answers: 'raw', run: breakUp },
]
