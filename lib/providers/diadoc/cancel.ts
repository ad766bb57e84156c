import { Permanent } from '#lib/failure.ts'
import type { ConnectionContext } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { readMessage } from './reading.ts'
import { documentsOf, isSignedByUs, openRequests } from './requests.ts'
import type { Entity } from './structures.ts'

const longestComment = 256

/** Nothing more happens to the document, or its annulment is proposed already. */
const over = (document: Entity): boolean => {
  const info = document.DocumentInfo
  if (!info || info.IsDeleted) return true
  if (['RevocationIsRequestedByMe', 'RevocationAccepted'].includes(info.RevocationStatus)) return true
  return [
    'WithRecipientSignature',
    'WithRecipientPartiallySignature',
    'RecipientSignatureRequestRejected',
  ].includes(info.RecipientResponseStatus)
}

/**
 * Withdraws a message: an unsent document is deleted, a sent one can only be annulled by both sides. The proposal to
 * annul has to be signed by our employee with a certificate, which we do not have; in test boxes the service signs it.
 */
export async function cancelMessage(
  diadoc: Diadoc,
  context: ConnectionContext,
  messageId: string,
  reason: string,
): Promise<void> {
  const found = await readMessage(diadoc, messageId)
  const sent: Entity[] = []
  await takeBack(diadoc, messageId, openRequests(found), reason)
  for (const document of documentsOf(found).filter((one) => !over(one))) {
    if (isSignedByUs(document) && !found.IsInternal) {
      sent.push(document)
      continue
    }
    if (isSignedByUs(document)) continue
    const query = { boxId: diadoc.boxId, messageId, documentId: document.EntityId }
    await diadoc.text('remove', { query })
  }
  if (sent.length === 0) return
  if (context.settings.testSignature !== 'true') throw needsAnnulment()
  for (const document of sent) await proposeAnnulment(diadoc, messageId, document, reason)
}

/** Our employees should not find work that nobody wants any more. */
async function takeBack(
  diadoc: Diadoc,
  messageId: string,
  open: readonly Entity[],
  reason: string,
): Promise<void> {
  const [first] = open
  if (!first) return
  await diadoc.text('postMessagePatch', {
    query: { operationId: `${first.EntityId}.take-back.${open.length}` },
    json: {
      BoxId: diadoc.boxId,
      MessageId: messageId,
      ResolutionRequestCancellations: open.map((one) => ({
        InitialResolutionRequestId: one.EntityId,
        Comment: reason.slice(0, longestComment),
      })),
    },
  })
}

async function proposeAnnulment(
  diadoc: Diadoc,
  messageId: string,
  document: Entity,
  reason: string,
): Promise<void> {
  const xml = await diadoc.bytes('revocationRequestXml', {
    query: {
      boxId: diadoc.boxId,
      messageId,
      attachmentId: document.EntityId,
      contentTypeId: 'revocation_request_02',
    },
    json: { Comment: reason.slice(0, longestComment) },
  })
  const SignedContent = { Content: Buffer.from(xml).toString('base64'), SignWithTestSignature: true }
  await diadoc.text('postMessagePatch', {
    query: { operationId: `${document.EntityId}.annul` },
    json: {
      BoxId: diadoc.boxId,
      MessageId: messageId,
      RevocationRequests: [{ ParentEntityId: document.EntityId, SignedContent }],
    },
  })
}

const needsAnnulment = () =>
  new Permanent({
    code: 'diadoc-needs-annulment',
    text: say(
      'Документ уже отправлен контрагенту: отозвать его без подписи сотрудника нельзя.',
      'The document was sent already: it cannot be withdrawn without the signature of an employee.',
    ),
    cure: say(
      'Откройте документ в Диадоке и нажмите «Аннулировать»; мы увидим результат сами.',
      'Open the document in Diadoc and choose “Annul”; we shall see the result by ourselves.',
    ),
  })
