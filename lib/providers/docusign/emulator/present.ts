import { currentOrder, type Envelope, type Recipient, recipientKinds } from './envelope.ts'
import { vendorTime, type WireObject, words, yesNo } from './wire.ts'
import { userOf, type World } from './world.ts'

/** The envelope as GET shows it; `include` as in the query of the same name. */
export function presentEnvelope(world: World, envelope: Envelope, include: ReadonlySet<string>): WireObject {
  const base = `/envelopes/${envelope.id}`
  const { at } = envelope
  return {
    allowMarkup: 'false',
    autoNavigation: 'true',
    envelopeIdStamping: 'true',
    authoritativeCopy: 'false',
    signingLocation: 'online',
    allowReassign: 'true',
    ...envelope.fields,
    status: envelope.status,
    envelopeId: envelope.id,
    envelopeUri: base,
    documentsUri: `${base}/documents`,
    recipientsUri: `${base}/recipients`,
    attachmentsUri: `${base}/attachments`,
    customFieldsUri: `${base}/custom_fields`,
    notificationUri: `${base}/notification`,
    documentsCombinedUri: `${base}/documents/combined`,
    certificateUri: `${base}/documents/certificate`,
    templatesUri: `${base}/templates`,
    createdDateTime: vendorTime(at.created),
    lastModifiedDateTime: vendorTime(at.modified),
    statusChangedDateTime: vendorTime(at.changed),
    initialSentDateTime: vendorTime(at.initialSent),
    sentDateTime: vendorTime(at.sent),
    deliveredDateTime: vendorTime(at.delivered),
    completedDateTime: vendorTime(at.completed),
    declinedDateTime: vendorTime(at.declined),
    voidedDateTime: vendorTime(at.voided),
    voidedReason: envelope.voidedReason,
    expireEnabled: yesNo(at.expires !== undefined),
    expireDateTime: vendorTime(at.expires),
    sender: presentSender(world, envelope),
    purgeState: envelope.purgeState ?? 'unpurged',
    is21CFRPart11: 'false',
    isSignatureProviderEnvelope: yesNo(usesSignatureProvider(envelope)),
    envelopeLocation: 'current_site',
    ...sections(world, envelope, include),
  }
}

function sections(world: World, envelope: Envelope, include: ReadonlySet<string>): WireObject {
  return {
    ...(include.has('recipients') || include.has('tabs')
      ? { recipients: presentRecipients(envelope, include.has('tabs')) }
      : {}),
    ...(include.has('documents') ? { envelopeDocuments: presentDocuments(envelope) } : {}),
    ...(include.has('custom_fields') ? { customFields: presentCustomFields(envelope) } : {}),
    ...(include.has('folders') ? { folders: [presentFolder(world, envelope)] } : {}),
    ...(envelope.lock ? { lockInformation: presentLock(world, envelope.lock, false) } : {}),
  }
}

const usesSignatureProvider = (envelope: Envelope): boolean =>
  envelope.recipients.some((one) => one.fields.recipientSignatureProviders !== undefined)

function presentSender(world: World, envelope: Envelope): WireObject {
  const user = userOf(world, envelope.senderId)
  const { accountId } = world.state().account
  return { userName: user.name, userId: user.userId, accountId, email: user.email }
}

function presentFolder(world: World, envelope: Envelope): WireObject {
  const draft = envelope.status === 'created'
  const user = userOf(world, envelope.senderId)
  return {
    name: draft ? 'Draft' : 'Sent Items',
    type: draft ? 'draft' : 'sentitems',
    owner: { userId: user.userId, email: user.email },
  }
}

/** All lists of recipients, with counts. */
export function presentRecipients(envelope: Envelope, tabs: boolean): WireObject {
  const present = envelope.recipients.filter((one) => !one.deleted)
  const lists = recipientKinds.map((kind) => [
    kind,
    present.filter((one) => one.kind === kind).map((one) => presentRecipient(one, tabs)),
  ])
  return {
    ...Object.fromEntries(lists),
    recipientCount: String(present.length),
    currentRoutingOrder: String(currentOrder(envelope) ?? lastOrder(present)),
  }
}

const lastOrder = (recipients: readonly Recipient[]): number =>
  Math.max(1, ...recipients.map((one) => one.order))

/** One recipient; the access code is never told. */
export function presentRecipient(recipient: Recipient, tabs: boolean): WireObject {
  const { accessCode: _secret, ...fields } = recipient.fields
  return {
    ...fields,
    recipientId: recipient.recipientId,
    recipientIdGuid: recipient.guid,
    userId: recipient.userId,
    routingOrder: String(recipient.order),
    status: recipient.status,
    ...(recipient.status === 'completed' ? { completedCount: '1' } : {}),
    deliveryMethod: fields.deliveryMethod ?? 'email',
    sentDateTime: vendorTime(recipient.at.sent),
    deliveredDateTime: vendorTime(recipient.at.delivered),
    signedDateTime: vendorTime(recipient.at.signed),
    declinedDateTime: vendorTime(recipient.at.declined),
    declinedReason: recipient.declinedReason,
    autoRespondedReason: recipient.autoRespondedReason,
    ...(recipient.failedAuthentication
      ? {
          recipientAuthenticationStatus: {
            accessCodeResult: {
              status: 'Failed',
              eventTimestamp: vendorTime(recipient.failedAuthentication),
            },
          },
        }
      : {}),
    ...(tabs && Object.keys(recipient.tabs).length > 0 ? { tabs: { ...recipient.tabs } } : {}),
    ...(recipient.kind === 'signers' ? { totalTabCount: String(countTabs(recipient)) } : {}),
  }
}

const countTabs = (recipient: Recipient): number =>
  Object.values(recipient.tabs).reduce((sum, tabs) => sum + tabs.length, 0)

/** The documents and, once sent, the certificate of completion as the last item. */
export function presentDocuments(envelope: Envelope): WireObject[] {
  const uri = (id: string) => `/envelopes/${envelope.id}/documents/${id}`
  const content = envelope.documents.map((document) => ({
    display: 'inline',
    includeInDownload: 'true',
    signerMustAcknowledge: 'no_interaction',
    ...document.fields,
    documentId: document.documentId,
    documentIdGuid: document.guid,
    name: document.name,
    type: 'content',
    uri: uri(document.documentId),
    order: String(document.order),
    pages: document.pages.map((size, index) => ({
      pageId: `${document.guid}-${index + 1}`,
      sequence: String(index + 1),
      height: String(Math.round(size.height)),
      width: String(Math.round(size.width)),
      dpi: '72',
    })),
    availableDocumentTypes: [{ type: 'electronic', isDefault: 'true' }],
    sizeBytes: String((document.signed ?? document.original).sizeBytes),
    hasDigitalSignature: yesNo(document.signed !== undefined),
  }))
  if (envelope.status === 'created') return content
  const summary = {
    documentId: 'certificate',
    documentIdGuid: envelope.id,
    name: 'Summary',
    type: 'summary',
    uri: uri('certificate'),
    order: '999',
    availableDocumentTypes: [{ type: 'electronic', isDefault: 'true' }],
    display: 'inline',
    includeInDownload: 'true',
    signerMustAcknowledge: 'no_interaction',
  }
  return [...content, summary]
}

export const presentCustomFields = (envelope: Envelope): WireObject => ({
  textCustomFields: envelope.textFields,
  listCustomFields: envelope.listFields,
})

/** The lock; only its owner is told the token. */
export function presentLock(world: World, lock: NonNullable<Envelope['lock']>, owner: boolean): WireObject {
  const user = userOf(world, lock.userId)
  return {
    lockType: 'edit',
    lockedByApp: lock.app,
    lockDurationInSeconds: String(lock.seconds),
    lockedUntilDateTime: vendorTime(lock.until),
    lockedByUser: { userName: user.name, userId: user.userId, email: user.email },
    ...(owner ? { lockToken: lock.token } : {}),
  }
}

/** Values of a query parameter that may be repeated or comma separated. */
export const included = (query: URLSearchParams): Set<string> =>
  new Set(words({ list: query.getAll('include').join(',') }, 'list'))
