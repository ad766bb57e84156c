import { createHash } from 'node:crypto'
import { Permanent } from '#lib/failure.ts'
import type { LegOrder, OutgoingFile } from '#lib/providers/provider.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { Settings } from './fields.ts'
import { marksOf, type Seat, seatsOf } from './people.ts'
import { identityOf, nameForLevel, providersOf } from './signature-level.ts'

/** Largest content of one envelope as base64 in JSON. */
export const mostBytes = 25 * 1024 * 1024
const longestSubject = 100
const longestName = 100
const longestBlurb = 10_000
const longestField = 100

/** News that are worth telling: everything that moves a leg or one of its people. */
export const events = [
  'envelope-sent',
  'envelope-delivered',
  'envelope-completed',
  'envelope-declined',
  'envelope-voided',
  'envelope-corrected',
  'recipient-sent',
  'recipient-delivered',
  'recipient-completed',
  'recipient-declined',
  'recipient-autoresponded',
  'recipient-reassign',
  'recipient-authenticationfailed',
]

/** The key by which an envelope is found again after a lost answer: the same for the same order. */
export const transactionIdOf = (connectionId: string, key: string): string => {
  const hex = createHash('sha256').update(`${connectionId} ${key}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

const impossible = (code: string, text: Sentence, cure: Sentence): Permanent =>
  new Permanent({ code, text, cure })

/** The whole envelope of an order, to be sent by one call. Throws Permanent when the order cannot be kept. */
export const definitionOf = (
  order: LegOrder,
  settings: Settings,
  given: { transactionId: string; pushUrl: string | null },
) => {
  check(order)
  return {
    status: 'sent',
    emailSubject: cut(order.title, longestSubject),
    ...(order.message ? { emailBlurb: cut(order.message, longestBlurb) } : {}),
    transactionId: given.transactionId,
    documents: order.files.map(documentOf),
    recipients: { signers: seatsOf(order).map((seat, index) => signerOf(order, settings, seat, index)) },
    customFields: { textCustomFields: correlationOf(order) },
    notification: notificationOf(order),
    ...(given.pushUrl && settings.hmacKeys.length > 0
      ? { eventNotification: subscriptionTo(given.pushUrl) }
      : {}),
  }
}

const check = (order: LegOrder): void => {
  const people = order.steps.flatMap((step) => step.people)
  const nobody = people.find(({ email }) => !email)
  if (nobody)
    throw impossible(
      'signer-without-email',
      say(
        `У подписанта «${nobody.name}» нет адреса почты.`,
        `Signer “${nobody.name}” has no e-mail address.`,
      ),
      say('Укажите почту и отправьте заново.', 'Give an address and send again.'),
    )
  const split = order.steps.find((step) => step.quorum !== 'all' && step.people.length > 1)
  if (split)
    throw impossible(
      'quorum-not-kept',
      say(
        'DocuSign ждёт всех участников шага, а не часть.',
        'DocuSign waits for all people of a step, not for some.',
      ),
      say('Выберите «все» в этом шаге маршрута.', 'Choose “all” in this step of the route.'),
    )
  const sizeBytes = order.files.reduce((sum, file) => sum + Math.ceil(file.bytes.length / 3) * 4, 0)
  if (order.files.length === 0 || sizeBytes > mostBytes)
    throw impossible(
      'documents-do-not-fit',
      say('Документов нет или они больше 25 МБ.', 'There are no documents, or they are over 25 MB.'),
      say('Уменьшите файлы или разделите отправку.', 'Make the files smaller or split the sending.'),
    )
}

const documentOf = (file: OutgoingFile, index: number) => ({
  documentId: String(index + 1),
  order: String(index + 1),
  name: cut(file.name, longestName),
  fileExtension: file.mime === 'application/pdf' ? 'pdf' : (file.name.split('.').at(-1) ?? 'pdf'),
  documentBase64: Buffer.from(file.bytes).toString('base64'),
})

const signerOf = (order: LegOrder, settings: Settings, seat: Seat, index: number) => ({
  recipientId: seat.recipientId,
  routingOrder: String(seat.routingOrder),
  name: cut(nameForLevel(seat), longestName),
  email: seat.person.email,
  customFields: marksOf(seat),
  emailNotification: {
    supportedLanguage: order.locale,
    emailSubject: cut(order.title, longestSubject),
    emailBody: cut(order.message ?? order.title, longestBlurb),
  },
  ...providersOf(seat, settings),
  ...identityOf(seat, settings),
  tabs: seat.step.act === 'approve' ? approvalTabs(settings, index) : signatureTabs(order, settings, index),
})

const columns = 3
const columnPoints = 170
const rowPoints = 40

/** A place for the n-th person: side by side, then the next row upwards so that nobody leaves the page. */
const placeOf = ({ place }: Settings, index: number) => ({
  pageNumber: String(place.page),
  xPosition: String(place.x + (index % columns) * columnPoints),
  yPosition: String(Math.max(0, place.y - Math.floor(index / columns) * rowPoints)),
})

const anchorOf = (settings: Settings, index: number) => ({
  anchorString: settings.anchor.replaceAll('{n}', String(index + 1)),
  anchorUnits: 'pixels',
  anchorIgnoreIfNotPresent: 'false',
})

const signatureTabs = (order: LegOrder, settings: Settings, index: number) => {
  if (settings.anchor) return { signHereTabs: [anchorOf(settings, index)] }
  const place = placeOf(settings, index)
  return { signHereTabs: order.files.map((_, file) => ({ documentId: String(file + 1), ...place })) }
}

const approvalTabs = (settings: Settings, index: number) => {
  const place = placeOf(settings, index)
  const beside = { ...place, xPosition: String(Number(place.xPosition) + columnPoints / 2) }
  return {
    approveTabs: [{ documentId: '1', ...place }],
    declineTabs: [{ documentId: '1', ...beside }],
  }
}

const correlationOf = (order: LegOrder) =>
  Object.entries({
    inkroute_portal: order.correlation.portal,
    inkroute_envelope: order.correlation.envelopeId,
    inkroute_item: order.correlation.item,
    inkroute_leg: order.key,
  }).map(([name, value]) => ({ name, value: value.slice(0, longestField), show: 'false', required: 'false' }))

// Reminders are ours: the route knows working days and who has been asked.
const notificationOf = (order: LegOrder) => ({
  useAccountDefaults: 'false',
  reminders: { reminderEnabled: 'false' },
  ...(order.expiresAfterDays
    ? { expirations: { expireEnabled: 'true', expireAfter: String(order.expiresAfterDays), expireWarn: '0' } }
    : {}),
})

const subscriptionTo = (url: string) => ({
  url,
  events,
  eventData: { version: 'restv2.1', format: 'json', includeData: ['recipients'] },
  deliveryMode: 'SIM',
  includeHMAC: 'true',
  requireAcknowledgment: 'true',
  loggingEnabled: 'true',
})
