import { z } from 'zod'

/**
 * Structures of the service as far as we read them; members that we do not know are ignored. Long integers have
 * become digits (`parseExactly`), enumerations are names and sometimes numbers.
 * https://developer.kontur.ru/doc/diadoc-api/proto
 */
const word = z.union([z.string(), z.number()]).transform(String)
const words = word.catch('').default('')
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const digits = word.nullish().transform((value) => value ?? undefined)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const many = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])

const documentInfo = z.object({
  CustomDocumentId: text,
  FileName: text,
  DocumentNumber: text,
  DocumentDirection: words,
  IsDeleted: flag,
  SendTimestampTicks: digits,
  DeliveryTimestampTicks: digits,
  LastModificationTimestampTicks: digits,
  SenderSignatureStatus: words,
  RecipientResponseStatus: words,
  ProxySignatureStatus: words,
  RevocationStatus: words,
  RoamingNotificationStatus: words,
  RoamingNotificationStatusDescription: text,
})
export type DocumentInfo = z.infer<typeof documentInfo>

const entity = z.object({
  EntityType: words,
  EntityId: z.string(),
  ParentEntityId: text,
  AttachmentType: words,
  FileName: text,
  SignerBoxId: text,
  IsApprovementSignature: flag,
  NotDeliveredEventId: text,
  RawCreationDate: digits,
  Labels: many(z.string()),
  DocumentInfo: documentInfo.nullish(),
  ResolutionInfo: z.object({ ResolutionType: words, Author: text, InitialRequestId: text }).nullish(),
  ResolutionRequestInfo: z
    .object({
      RequestType: words,
      ResolvedWith: text,
      Target: z.object({ UserId: text, User: text }).nullish(),
    })
    .nullish(),
  ResolutionRequestDenialInfo: z.object({ Author: text, InitialRequestId: text }).nullish(),
  CancellationInfo: z.object({ Author: text }).nullish(),
  RevocationRequestInfo: z.object({ InitiatorBoxId: text }).nullish(),
  UniversalMessageInfo: z.object({ CodeGroup: words, Events: many(z.object({ PlainText: text })) }).nullish(),
})
export type Entity = z.infer<typeof entity>

export const message = z.object({
  MessageId: z.string(),
  FromBoxId: text,
  LastPatchTimestampTicks: digits,
  IsDeleted: flag,
  IsInternal: flag,
  Entities: many(entity),
})
export type Message = z.infer<typeof message>

const boxEvent = z.object({
  EventId: z.string(),
  IndexKey: text,
  Message: z
    .object({ MessageId: z.string(), LastPatchTimestampTicks: digits, TimestampTicks: digits })
    .nullish(),
  Patch: z.object({ MessageId: z.string(), TimestampTicks: digits }).nullish(),
})
export const boxEvents = z.object({ Events: many(boxEvent) })
export type BoxEvent = z.infer<typeof boxEvent>

const box = z.object({ BoxId: text, BoxIdGuid: text })
const organization = z.object({
  Inn: text,
  Kpp: text,
  FullName: text,
  ShortName: text,
  Boxes: many(box),
  IsActive: z.boolean().nullish(),
  IsTest: flag,
  IsBranch: flag,
  IsRoaming: flag,
  Sociability: words,
  LiquidationDate: text,
})
export type Organization = z.infer<typeof organization>
export const organizations = z.object({ Organizations: many(organization) })

export const counteragent = z.object({ CurrentStatus: words })

const employee = z.object({
  User: z.object({
    UserId: z.string(),
    Login: text,
    FullName: z.object({ LastName: text, FirstName: text, MiddleName: text }).nullish(),
  }),
  Permissions: z.object({ DocumentAccessLevel: words }).nullish(),
  Position: text,
})
export type Employee = z.infer<typeof employee>
export const oneEmployee = employee
export const employees = z.object({ Employees: many(employee), TotalCount: z.number().catch(0) })

export const signatureInfo = z.object({
  SigningTime: z.object({ Ticks: digits }).nullish(),
  SignatureVerificationResult: z.object({ IsValid: z.boolean().nullish() }).nullish(),
  Thumbprint: text,
  SerialNumber: text,
  Issuer: text,
  StartDate: text,
  EndDate: text,
  OrgName: text,
  OrgInn: text,
  FirstName: text,
  Surname: text,
})
export type SignatureInfo = z.infer<typeof signatureInfo>

export const documentProtocol = z.object({ PrintForm: text, Signature: text })
export const parsedRejection = z.object({ ErrorMessage: text })

export const issuedToken = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().positive().catch(3_600),
})
