import type { Ticks } from './ticks.ts'

/** An employee of an organisation: may sign, approve, and hold tokens. */
export type Employee = {
  userId: string
  login: string
  lastName: string
  firstName: string
  middleName: string
  position: string
  snils: string
}

/** An organisation with its one box. */
export type Organisation = {
  orgId: string
  boxId: string
  inn: string
  kpp: string
  ogrn: string
  fullName: string
  shortName: string
  sociability: 'AllOrganizations' | 'CounteragentsOnly'
  employees: Employee[]
}

/** The tie between two boxes as one of them sees it. */
export type Relation = {
  status:
    | 'IsMyCounteragent'
    | 'InvitesMe'
    | 'IsInvitedByMe'
    | 'RejectsMe'
    | 'IsRejectedByMe'
    | 'NotInCounteragentList'
  ticks: Ticks
  messageTo?: string
  messageFrom?: string
}

/** Who made a signature, as its certificate says. */
export type SignerCard = {
  surname: string
  firstName: string
  jobTitle: string
  organisation: string
  inn: string
  snils?: string
  thumbprint: string
  serialNumber: string
  issuer: string
  startDate: string
  endDate: string
}

export type StoredContent = { sha256: string; sizeBytes: number }

/** What a document entity knows about itself. */
export type DocumentFacts = {
  typeNamedId: string
  function: string
  version: string
  metadata: { Key: string; Value: string }[]
  customDocumentId?: string
  customData: { Key: string; Value: string }[]
  needRecipientSignature: boolean
  needReceipt: boolean
  workflowId: number
  initialDocumentIds: { MessageId: string; EntityId: string }[]
  senderStatus:
    | 'WaitingForSenderSignature'
    | 'SenderSignatureUnchecked'
    | 'SenderSignatureCheckedAndValid'
    | 'SenderSignatureCheckedAndInvalid'
  sendTicks?: Ticks
  deliveryTicks?: Ticks
  /** By box: what one side does inside its walls is not a change for the other. */
  modifiedTicks: Record<string, Ticks>
  deletedIn: string[]
  readIn: string[]
  badSignatures: { day: string; count: number }
}

export type Entity = {
  id: string
  type: 'Attachment' | 'Signature'
  /** Name of the attachment type; empty for signatures. */
  kind: string
  parentId?: string
  authorUserId?: string
  fileName?: string
  content?: StoredContent
  createdTicks: Ticks
  labels: string[]
  contentTypeId?: string
  /** Box that alone sees it; absent: both sides. */
  onlyFor?: string
  document?: DocumentFacts
  signature?: {
    boxId: string
    approving: boolean
    /** Whether it is a signature of these bytes, as computed when it came. */
    fits: boolean
    /** null until the service has checked it. */
    valid: boolean | null
    signer: SignerCard
    signedTicks: Ticks
    verifiedTicks?: Ticks
  }
  request?: {
    type: 'ApprovementRequest' | 'SignatureRequest' | 'ApprovementSignatureRequest'
    targetUserId?: string
    targetDepartmentId?: string
    author: string
    resolvedWith?: string
    cancelled?: boolean
  }
  resolution?: { type: 'Approve' | 'Disapprove'; author: string; requestId?: string }
  denial?: { requestId: string; author: string; cancelled?: boolean }
  cancellation?: { author: string }
  revocation?: { boxId: string }
  universal?: {
    codeGroup: string
    behaviour: string
    boxId: string
    events: { statusCode: number; plainText: string }[]
  }
}

export type StoredMessage = {
  id: string
  type: 'Letter' | 'Draft'
  fromBoxId: string
  toBoxId?: string
  internal: boolean
  delaySend: boolean
  lockMode: string
  createdTicks: Ticks
  /** By box. */
  patchedTicks: Record<string, Ticks>
  entities: Entity[]
  /** Boxes that hold it. */
  boxes: string[]
  draft?: { locked: boolean; recycled: boolean; messageIds: string[] }
  createdFromDraftId?: string
}

/** Members of a patch that are not entities. */
export type PatchMarks = {
  delivered?: { firstEventId: string }
  notDeliveredEventId?: string
  draftRecycled?: boolean
  draftMessageIds?: string[]
  deletedDocumentIds?: string[]
  restoredDocumentIds?: string[]
}

/** One event of a box's feed; its place in the feed is its number. */
export type FeedEvent = {
  eventId: string
  ticks: Ticks
  messageId: string
  /** True for the event that brings the message itself. */
  whole: boolean
  entityIds: string[]
  documentIds: string[]
  marks: PatchMarks
}

/** Work that the service does later; kept so that a restart forgets nothing. */
export type DueWork = {
  id: string
  dueMs: number
  work: { kind: 'check-signatures'; messageId: string } | { kind: 'deliver'; messageId: string }
}

/** Switches of the emulator, set by its control calls. */
export type Settings = {
  signatureCheckMs: number
  deliveryMs: number
  /** First answer of PostMessage, PostMessagePatch, SendDraft and AcquireCounteragentResult is 204. */
  answer204First: boolean
  /** First answer of print forms, protocols and archives is 204. */
  printPending: boolean
  tokenLifeSeconds: number
  /** Methods with an announced removal date answer 410. */
  strictFuture: boolean
  /** How the fake counterparty writes its refusals. */
  rejectionBy: 'xml' | 'universal-message' | 'text'
}

export type World = {
  schema: 1
  settings: Settings
  organisations: Organisation[]
  /** By owner's box, then by the other's box. */
  relations: Record<string, Record<string, Relation>>
  messages: Record<string, StoredMessage>
  feeds: Record<string, FeedEvent[]>
  /** Results of finished operations by box, method and operation id. */
  operations: Record<string, { messageId: string; eventId: string; pending: boolean }>
  tasks: Record<string, { pending: boolean; boxId?: string; shelfName?: string }>
  shelf: Record<string, { content?: StoredContent; parts: Record<string, StoredContent>; last?: number }>
  devices: Record<
    string,
    { userCode: string; login?: string; denied?: boolean; expiresMs: number; polledMs: number }
  >
  spentRefreshTokens: string[]
  rejectedAccessTokens: string[]
  lastTicks: Ticks
  ticksGiven: number
  due: DueWork[]
}
