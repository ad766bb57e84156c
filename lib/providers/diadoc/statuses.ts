import type { Status } from '#lib/envelope/status.ts'
import type { Provider } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'

/**
 * The service's own words for the state of a leg and what they mean to us, for the mapping page and for `map.ts`.
 * Diadoc has no word for "the other side has opened it".
 */
export const rawStatuses = [
  raw('submitted', 'WaitingForSenderSignature', 'ждёт подписи нашей стороны', 'waits for our signature'),
  raw('submitted', 'ApprovementRequested', 'на согласовании у нас', 'waits for our approval'),
  raw(
    'submitted',
    'SenderSignatureCheckedAndInvalid',
    'наша подпись недействительна',
    'our signature is invalid',
  ),
  raw('submitted', 'Sent', 'подписан и отправлен', 'signed and sent'),
  raw(
    'delivered',
    'WaitingForRecipientSignature',
    'доставлен, ждёт подписи контрагента',
    'delivered, waits for the counterparty',
  ),
  raw(
    'delivered',
    'InvalidRecipientSignature',
    'подпись контрагента недействительна',
    'the counterparty’s signature is invalid',
  ),
  raw(
    'partially_signed',
    'PartOfPacketSigned',
    'подписана часть документов',
    'part of the documents is signed',
  ),
  raw('partially_signed', 'WithProxySignature', 'подписан посредником', 'signed by the proxy'),
  raw('completed', 'WithRecipientSignature', 'подписан обеими сторонами', 'signed by both sides'),
  raw(
    'completed',
    'WithRecipientPartiallySignature',
    'подписан с расхождениями',
    'signed with disagreements',
  ),
  raw('completed', 'SenderSignatureCheckedAndValid', 'подписан нашей стороной', 'signed by our side'),
  raw('completed', 'Approved', 'согласован', 'approved'),
  raw(
    'declined',
    'RecipientSignatureRequestRejected',
    'контрагент отказал в подписи',
    'the counterparty refused to sign',
  ),
  raw('declined', 'ProxySignatureRejected', 'посредник отказал в подписи', 'the proxy refused to sign'),
  raw('declined', 'Disapproved', 'не согласован у нас', 'disapproved on our side'),
  raw('declined', 'SignatureDenied', 'наш сотрудник отказал в подписи', 'our employee refused to sign'),
  raw('cancelled', 'IsDeleted', 'удалён до отправки', 'deleted before sending'),
  raw('revoked', 'RevocationAccepted', 'аннулирован обеими сторонами', 'annulled by both sides'),
  raw('failed', 'RoamingNotificationStatusError', 'не доставлен через роуминг', 'not delivered by roaming'),
  raw('failed', 'NotDelivered', 'не доставлен', 'not delivered'),
  raw('failed', 'RequestRefused', 'Диадок не принял запрос сотруднику', 'Diadoc refused to ask an employee'),
] satisfies Provider['rawStatuses']

function raw<R extends string>(status: Status, word: R, ru: string, en: string) {
  return { status, raw: word, text: say(ru, en) }
}

export type RawStatus = (typeof rawStatuses)[number]['raw']

/** What a word of the service means in ours. */
export const meaningOf = (word: RawStatus): Status =>
  rawStatuses.find((one) => one.raw === word)?.status ?? 'submitted'
