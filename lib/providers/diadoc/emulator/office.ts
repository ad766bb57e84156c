import { randomUUID } from 'node:crypto'
import type { EmulatorContext } from '#lib/emulation/emulator.ts'
import { refuse } from './refusal.ts'
import { type Ticks, ticksOf } from './ticks.ts'
import type { Employee, Entity, Organisation, StoredContent, StoredMessage, World } from './world.ts'

/** The emulator's own desk: the lab's tools and the world as it stands. */
export type Office = {
  context: EmulatorContext
  /** Replaced by a reset, so it is read anew at each use. */
  world(): World
  /** Operations that are being carried out right now, by their key. */
  underWay: Map<string, Promise<unknown>>
  /** The last piece of work on each message that is being changed. */
  turns: Map<string, Promise<unknown>>
}

/**
 * Runs work on one message after all work that came before it: a refused patch is undone as a whole, which must not
 * undo what somebody else did meanwhile.
 */
export const inTurn = async <T>(office: Office, messageId: string, work: () => Promise<T>): Promise<T> => {
  const before = office.turns.get(messageId)
  const mine = (async () => {
    await before?.catch(() => undefined)
    return work()
  })()
  office.turns.set(messageId, mine)
  try {
    return await mine
  } finally {
    if (office.turns.get(messageId) === mine) office.turns.delete(messageId)
  }
}

/** A fresh id in the service's form. */
export const newId = (): string => randomUUID()

/** The next moment of the service: it never stands and never goes back. */
export const nextTicks = (office: Office): Ticks => {
  const world = office.world()
  world.ticksGiven += 1
  const last = BigInt(world.lastTicks)
  const now = ticksOf(office.context.clock.now()) + BigInt((world.ticksGiven * 7919) % 10000)
  world.lastTicks = String(now > last ? now : last + 1n)
  return world.lastTicks
}

/** A box id as the service compares them: dashed GUID, whatever form was sent. */
export const boxIdOf = (given: string): string => {
  const hex = given
    .replace(/@diadoc\.ru$/i, '')
    .replaceAll('-', '')
    .toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(hex)) throw refuse(400, `'${given}' is not a box identifier`)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The organisation that owns a box; undefined when there is none. */
export const organisationOf = (office: Office, boxId: string | undefined): Organisation | undefined =>
  office.world().organisations.find((organisation) => organisation.boxId === boxId)

/** The organisation that must exist because the emulator itself wrote its id. */
export const ownerOf = (office: Office, boxId: string): Organisation => {
  const owner = organisationOf(office, boxId)
  if (!owner) throw refuse(404, `Box ${boxId} is not found`)
  return owner
}

/** The employee of a box who signs when nobody else is named. */
export const headOf = (organisation: Organisation): Employee => {
  const [head] = organisation.employees
  if (!head) throw refuse(409, `Organisation ${organisation.shortName} has no employees`)
  return head
}

/** An employee of a box by user id. */
export const employeeOf = (organisation: Organisation, userId: string): Employee | undefined =>
  organisation.employees.find((employee) => employee.userId === userId)

/** Surname, first name and patronymic. */
export const fullName = (employee: Employee): string =>
  `${employee.lastName} ${employee.firstName} ${employee.middleName}`

/** A message that this box holds; 404 otherwise. */
export const messageIn = (office: Office, boxId: string, messageId: string): StoredMessage => {
  const message = office.world().messages[messageId.toLowerCase()]
  if (!message?.boxes.includes(boxId)) throw refuse(404, `Message ${messageId} is not found in box ${boxId}`)
  return message
}

/** True when this side sees the entity. */
export const seenBy = (entity: Entity, boxId: string): boolean =>
  entity.onlyFor === undefined || entity.onlyFor === boxId

/** An entity that this box sees; 404 otherwise. */
export const entityIn = (message: StoredMessage, boxId: string, entityId: string): Entity => {
  const entity = message.entities.find(({ id }) => id === entityId.toLowerCase())
  if (!entity || !seenBy(entity, boxId))
    throw refuse(404, `Entity ${entityId} is not found in message ${message.id}`)
  return entity
}

/** The documents of a message. */
export const documentsOf = (message: StoredMessage) =>
  message.entities.flatMap((entity) => (entity.document ? [{ ...entity, document: entity.document }] : []))

/** A document that this box sees; 404 when the entity is none. */
export const documentIn = (message: StoredMessage, boxId: string, entityId: string) => {
  const entity = entityIn(message, boxId, entityId)
  if (!entity.document) throw refuse(404, `Entity ${entityId} is not a document`)
  return { entity, facts: entity.document }
}

/** Keeps bytes and says where. */
export const keep = async (office: Office, bytes: Uint8Array): Promise<StoredContent> => ({
  sha256: await office.context.blobs.put(bytes),
  sizeBytes: bytes.length,
})

/** Bytes kept before. */
export const fetchContent = (office: Office, content: StoredContent): Promise<Uint8Array> =>
  office.context.blobs.get(content.sha256)
