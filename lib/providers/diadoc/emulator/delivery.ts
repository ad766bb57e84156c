import { attach, primarySignatures } from './entities.ts'
import { record, recordForAll } from './feed.ts'
import { documentsOf, inTurn, newId, nextTicks, type Office } from './office.ts'
import type { DueWork, StoredMessage } from './world.ts'

/** Arms all kept work again after a start. */
export const resumeWork = (office: Office): void => {
  for (const due of office.world().due) arm(office, due)
}

const schedule = (office: Office, delayMs: number, work: DueWork['work']): void => {
  const due: DueWork = { id: newId(), dueMs: office.context.clock.now().getTime() + delayMs, work }
  office.world().due.push(due)
  office.context.touched()
  arm(office, due)
}

const arm = (office: Office, due: DueWork): void => {
  office.context.clock.after(Math.max(0, due.dueMs - office.context.clock.now().getTime()), async () => {
    const world = office.world()
    // A reset since then has forgotten this work.
    if (!world.due.some(({ id }) => id === due.id)) return
    world.due = world.due.filter(({ id }) => id !== due.id)
    const message = world.messages[due.work.messageId]
    if (!message) return
    const work = due.work.kind === 'check-signatures' ? checkSignatures : deliver
    await inTurn(office, message.id, () => work(office, message))
  })
}

/** The sender's primary signatures are there: the service checks them and then delivers. */
export const send = (office: Office, message: StoredMessage): void => {
  const ticks = nextTicks(office)
  for (const { document } of documentsOf(message)) {
    if (document.senderStatus === 'SenderSignatureCheckedAndValid') continue
    document.senderStatus = 'SenderSignatureUnchecked'
    document.sendTicks = ticks
  }
  schedule(office, office.world().settings.signatureCheckMs, {
    kind: 'check-signatures',
    messageId: message.id,
  })
}

/** True when each document has a primary signature of the sender that is not known to be bad. */
export const fullySigned = (message: StoredMessage): boolean =>
  documentsOf(message).every(({ id }) =>
    primarySignatures(message, id, message.fromBoxId).some(({ signature }) => signature.valid !== false),
  )

async function checkSignatures(office: Office, message: StoredMessage): Promise<void> {
  const checked = documentsOf(message).filter(
    ({ document }) => document.senderStatus === 'SenderSignatureUnchecked',
  )
  const changed = []
  for (const { id, document, ...entity } of checked) {
    const last = primarySignatures(message, id, message.fromBoxId).at(-1)
    if (!last) continue
    const spoilt = office.context.faults.take('invalid-signature', `sender ${message.id}`)
    last.signature.valid = last.signature.fits && !spoilt
    last.signature.verifiedTicks = nextTicks(office)
    document.senderStatus = last.signature.valid
      ? 'SenderSignatureCheckedAndValid'
      : 'SenderSignatureCheckedAndInvalid'
    changed.push({ ...entity, id, document })
    if (!last.signature.valid) {
      const bytes = Buffer.from('Подпись не соответствует содержимому документа')
      changed.push(
        await attach(office, message, {
          kind: 'SignatureVerificationReport',
          parentId: last.entity.id,
          bytes,
        }),
      )
    }
  }
  record(office, message.fromBoxId, {
    message,
    entities: changed,
    documentIds: checked.map(({ id }) => id),
  })
  const valid = documentsOf(message).every(
    ({ document }) => document.senderStatus === 'SenderSignatureCheckedAndValid',
  )
  if (valid && message.toBoxId)
    schedule(office, office.world().settings.deliveryMs, { kind: 'deliver', messageId: message.id })
}

async function deliver(office: Office, message: StoredMessage): Promise<void> {
  const { toBoxId, fromBoxId } = message
  if (!toBoxId || message.boxes.includes(toBoxId)) return
  const documentIds = documentsOf(message).map(({ id }) => id)
  if (office.context.faults.take('fail-delivery', message.id))
    return failDelivery(office, message, documentIds)
  const ticks = nextTicks(office)
  for (const { document } of documentsOf(message)) document.deliveryTicks = ticks
  message.boxes.push(toBoxId)
  const entities = message.entities.filter(({ onlyFor }) => onlyFor === undefined)
  record(office, toBoxId, { message, entities, documentIds, whole: true })
  record(office, fromBoxId, {
    message,
    entities: [],
    documentIds,
    marks: { delivered: { firstEventId: message.id } },
  })
}

/** The message could not be handed over: the sender is told by a notification and by the patch itself. */
export const failDelivery = async (
  office: Office,
  message: StoredMessage,
  documentIds: string[],
): Promise<void> => {
  const [parentId] = documentIds
  const notice = await attach(office, message, {
    kind: 'DeliveryFailureNotification',
    ...(parentId ? { parentId } : {}),
    bytes: Buffer.from('Сообщение не доставлено получателю'),
    onlyFor: message.fromBoxId,
  })
  recordForAll(office, message.fromBoxId, {
    message,
    entities: [notice],
    documentIds,
    marks: { notDeliveredEventId: message.id },
  })
}
