import type { BatchCall } from './batch.ts'
import type { FieldDeclaration } from './custom-fields.ts'
import { eventsUrl } from './events.ts'
import type { PlacementDeclaration } from './placements/placement.ts'
import type { Existing, RegisteredKind, RegistrationEntry, Step } from './registration.ts'
import { type RobotDeclaration, robotFields } from './robots/robot.ts'
import { asList, asRecord, asRecords, asText, type Wire } from './wire.ts'

type Planned = Step | RegistrationEntry

const cannot = (kind: RegisteredKind, names: readonly string[], found: Existing): RegistrationEntry[] =>
  found.ok ? [] : names.map((name) => ({ kind, name, how: 'failed', failure: found.failure }))

/** Custom fields: made when missing, otherwise left as people have named them. */
export const planFields = (
  fields: readonly FieldDeclaration[],
  rows: (name: string) => Existing,
): Planned[] =>
  fields.flatMap((field): Planned[] => {
    const found = rows(field.name)
    if (!found.ok) return cannot('field', [field.name], found)
    const there = asRecords(found.result).some((row) => asText(row.FIELD_NAME).toUpperCase() === field.name)
    if (there) return [{ kind: 'field', name: field.name, how: 'kept', calls: [] }]
    return [{ kind: 'field', name: field.name, how: 'made', calls: [addField(field)] }]
  })

const addField = (field: FieldDeclaration): BatchCall => ({
  method: 'crm.deal.userfield.add',
  params: {
    fields: {
      FIELD_NAME: field.name.replace(/^UF_CRM_/, ''),
      USER_TYPE_ID: field.type,
      XML_ID: field.name,
      LABEL: field.label.en,
      EDIT_FORM_LABEL: field.label,
      LIST_COLUMN_LABEL: field.label,
      LIST_FILTER_LABEL: field.label,
      MULTIPLE: 'N',
      MANDATORY: 'N',
      SHOW_FILTER: field.type === 'url' ? 'N' : 'E',
    },
  },
})

/** Robots: added or updated; only their codes can be read. */
export function planRobots(
  robots: readonly RobotDeclaration[],
  publicUrl: string,
  found: Existing,
): Planned[] {
  const codes = robots.map((robot) => robot.code)
  if (!found.ok) return cannot('robot', codes, found)
  const there = new Set(asList(found.result).map(asText))
  return robots.map((robot): Step => {
    const fields = robotFields(robot, publicUrl)
    const known = there.has(robot.code)
    const call: BatchCall = known
      ? { method: 'bizproc.robot.update', params: { CODE: robot.code, FIELDS: fields } }
      : { method: 'bizproc.robot.add', params: { CODE: robot.code, ...fields } }
    return { kind: 'robot', name: robot.code, how: known ? 'updated' : 'made', calls: [call] }
  })
}

const sameTitles = (row: Wire, placement: PlacementDeclaration): boolean => {
  const titles = asRecord(row.langAll)
  return (['ru', 'en'] as const).every(
    (language) => asText(asRecord(titles[language]).TITLE) === placement.title[language],
  )
}

/** Placements: bound once; other handlers that we left in the same place are taken away. */
export function planPlacements(
  placements: readonly PlacementDeclaration[],
  publicUrl: string,
  found: Existing,
): Planned[] {
  const codes = placements.map((placement) => placement.code)
  if (!found.ok) return cannot('placement', codes, found)
  const rows = asRecords(found.result)
  return placements.map((placement): Step => {
    const HANDLER = `${publicUrl}/b24/${placement.code}`
    const ours = rows.filter((row) => asText(row.placement).toUpperCase() === placement.code)
    const atAddress = ours.filter((row) => asText(row.handler) === HANDLER)
    const [only] = atAddress
    const right = atAddress.length === 1 && only !== undefined && sameTitles(only, placement)
    // Unbinding goes by address: a doubled or renamed handler is taken away whole and bound anew.
    const wrong = new Set(ours.map((row) => asText(row.handler)))
    if (right) wrong.delete(HANDLER)
    const unbind = [...wrong].map(
      (handler): BatchCall => ({
        method: 'placement.unbind',
        params: { PLACEMENT: placement.code, HANDLER: handler },
      }),
    )
    const named = { kind: 'placement', name: placement.code } as const
    if (right) return { ...named, how: unbind.length > 0 ? 'updated' : 'kept', calls: unbind }
    const { ru, en } = placement.title
    const bind: BatchCall = {
      method: 'placement.bind',
      params: {
        PLACEMENT: placement.code,
        HANDLER,
        TITLE: ru,
        LANG_ALL: { ru: { TITLE: ru }, en: { TITLE: en } },
      },
    }
    return { ...named, how: ours.length > 0 ? 'updated' : 'made', calls: [...unbind, bind] }
  })
}

/** Events: bound once; handlers at an earlier address of ours are taken away. */
export function planEvents(events: readonly string[], publicUrl: string, found: Existing): Planned[] {
  if (!found.ok) return cannot('event', events, found)
  const handler = eventsUrl(publicUrl)
  const rows = asRecords(found.result)
  return events.map((event): Step => {
    const ours = rows.filter((row) => asText(row.event).toUpperCase() === event)
    const right = ours.some((row) => asText(row.handler) === handler)
    const unbind = ours
      .filter((row) => asText(row.handler) !== handler)
      .map((row): BatchCall => ({ method: 'event.unbind', params: { event, handler: asText(row.handler) } }))
    if (right)
      return { kind: 'event', name: event, how: unbind.length > 0 ? 'updated' : 'kept', calls: unbind }
    const bind: BatchCall = { method: 'event.bind', params: { event, handler } }
    return { kind: 'event', name: event, how: ours.length > 0 ? 'updated' : 'made', calls: [...unbind, bind] }
  })
}
