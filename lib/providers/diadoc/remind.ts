import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { readMessage } from './reading.ts'
import { documentsOf, isSignedByUs, openRequests } from './requests.ts'

/**
 * Asks our own employees again: an open request is taken back and made anew, which the service tells them by e-mail.
 * The counterparty cannot be reminded through Diadoc; then this throws Permanent and says what to do.
 */
export async function remindOurs(diadoc: Diadoc, messageId: string, now: Date): Promise<void> {
  const found = await readMessage(diadoc, messageId)
  const open = openRequests(found)
  if (open.length === 0) {
    if (documentsOf(found).some(isSignedByUs)) throw theirs()
    return
  }
  await diadoc.text('postMessagePatch', {
    query: { operationId: `${messageId}.remind.${now.getTime()}` },
    json: {
      BoxId: diadoc.boxId,
      MessageId: messageId,
      ResolutionRequestCancellations: open.map((one) => ({ InitialResolutionRequestId: one.EntityId })),
      ResolutionRequests: open.map((one) => ({
        InitialDocumentId: one.ParentEntityId,
        Type: one.ResolutionRequestInfo?.RequestType,
        TargetUserId: one.ResolutionRequestInfo?.Target?.UserId,
        Labels: one.Labels,
        Comment: 'Напоминание: документ ждёт вас.',
      })),
    },
  })
}

const theirs = () =>
  new Permanent({
    code: 'diadoc-cannot-remind',
    text: say(
      'Диадок не умеет напоминать контрагенту о документе.',
      'Diadoc cannot remind the counterparty of a document.',
    ),
    cure: say('Позвоните или напишите контрагенту.', 'Call the counterparty or write to them.'),
  })
