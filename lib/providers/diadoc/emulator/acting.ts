import { recordForAll } from './feed.ts'
import { fetchContent, fullName, type Office, ownerOf } from './office.ts'
import { addUniversalMessage, reject, requestRevocation } from './refusals.ts'
import { denyRequest, resolveDocument } from './resolutions.ts'
import { rejectionFile, revocationFile, universalFile } from './service-files.ts'
import { type Actor, type Change, sign } from './sign.ts'
import { signAs } from './signing.ts'
import type { Employee, Entity, StoredMessage } from './world.ts'

/** A fake person at work in the web interface of the service. */
export type Person = { boxId: string; employee: Employee }

const actorOf = ({ boxId, employee }: Person): Actor => ({
  boxId,
  userId: employee.userId,
  name: fullName(employee),
})

const tell = (office: Office, person: Person, message: StoredMessage, changes: Change[]): void => {
  const entities = changes.flatMap((change) => change.entities)
  const documentIds = [...new Set(changes.flatMap((change) => change.documentIds))]
  recordForAll(office, person.boxId, { message, entities, documentIds })
}

/** Signs these entities (documents or revocation requests) in one patch with real signatures over their bytes. */
export const signAll = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  entities: Entity[],
  approving = false,
): Promise<void> => {
  const changes: Change[] = []
  for (const entity of entities) {
    if (!entity.content) continue
    const content = await fetchContent(office, entity.content)
    const read = await signAs(office, ownerOf(office, person.boxId), person.employee, content)
    changes.push(
      await sign(office, message, actorOf(person), { parentId: entity.id, read, approving, labels: [] }),
    )
  }
  tell(office, person, message, changes)
}

/** Refuses these entities with a comment, in the form that the settings ask for. */
export const rejectAll = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  entities: Entity[],
  comment: string,
): Promise<void> => {
  const changes: Change[] = []
  for (const entity of entities) changes.push(await rejectOne(office, person, message, entity, comment))
  tell(office, person, message, changes)
}

const letterOf = (office: Office, person: Person, message: StoredMessage, entity: Entity, text: string) => ({
  office,
  fromBoxId: person.boxId,
  toBoxId: message.fromBoxId === person.boxId ? (message.toBoxId ?? message.fromBoxId) : message.fromBoxId,
  about: entity.fileName ?? entity.id,
  text,
  author: person.employee,
})

const rejectOne = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  entity: Entity,
  comment: string,
): Promise<Change> => {
  const letter = letterOf(office, person, message, entity, comment)
  const form = office.world().settings.rejectionBy
  const actor = actorOf(person)
  if (form === 'universal-message') {
    const { bytes } = universalFile(letter, [{ statusCode: 3999, plainText: comment }])
    const codes = { codeGroup: 'Rejection', behaviour: 'AffectsWorkflow', labels: [] }
    return addUniversalMessage(office, message, actor, { parentId: entity.id, bytes, ...codes })
  }
  const bytes = form === 'text' ? Uint8Array.from(Buffer.from(comment)) : rejectionFile(letter).bytes
  const read = await signAs(office, ownerOf(office, person.boxId), person.employee, bytes)
  const kind = form === 'text' ? 'SignatureRequestRejection' : 'XmlSignatureRejection'
  return reject(office, message, actor, { parentId: entity.id, bytes, read, labels: [] }, kind)
}

/** Answers approvals inside the box. */
export const resolveAll = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  documents: Entity[],
  type: 'Approve' | 'Disapprove',
  comment?: string,
): Promise<void> => {
  const changes: Change[] = []
  for (const { id } of documents) {
    const given = { documentId: id, type, labels: [], ...(comment ? { comment } : {}) }
    changes.push(await resolveDocument(office, message, actorOf(person), given))
  }
  tell(office, person, message, changes)
}

/** Declines requests to sign. */
export const denyAll = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  requests: Entity[],
  comment?: string,
): Promise<void> => {
  const changes: Change[] = []
  for (const { id } of requests) {
    const given = { requestId: id, labels: [], ...(comment ? { comment } : {}) }
    changes.push(await denyRequest(office, message, actorOf(person), given))
  }
  tell(office, person, message, changes)
}

/** Proposes to annul documents that both sides already have. */
export const proposeRevocation = async (
  office: Office,
  person: Person,
  message: StoredMessage,
  documents: Entity[],
  comment: string,
): Promise<void> => {
  const changes: Change[] = []
  for (const entity of documents) {
    const { bytes } = revocationFile(letterOf(office, person, message, entity, comment), '1.02')
    const read = await signAs(office, ownerOf(office, person.boxId), person.employee, bytes)
    changes.push(
      await requestRevocation(office, message, actorOf(person), {
        parentId: entity.id,
        bytes,
        read,
        labels: [],
      }),
    )
  }
  tell(office, person, message, changes)
}

/** Opens documents: only the person's own side ever knows, so no feed tells of it. */
export const readAll = (office: Office, person: Person, documents: Entity[]): void => {
  for (const { document } of documents)
    if (document && !document.readIn.includes(person.boxId)) document.readIn.push(person.boxId)
  office.context.touched()
}
