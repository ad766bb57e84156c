import type { Fields } from './json.ts'
import { refuse } from './refusal.ts'

/** Numbers of the enums that requests carry; answers always carry the names. */
export const enums = {
  CounteragentStatus: {
    UnknownCounteragentStatus: 0,
    IsMyCounteragent: 1,
    InvitesMe: 2,
    IsInvitedByMe: 3,
    RejectsMe: 5,
    IsRejectedByMe: 6,
    NotInCounteragentList: 7,
  },
  CustomDataPatchOperation: { Set: 0, Remove: 1 },
  DocumentDirection: { UnknownDocumentDirection: 0, Inbound: 1, Outbound: 2, Internal: 3 },
  LockMode: { Unknown: 0, None: 1, Send: 2, Full: 3 },
  MessageType: { Unknown: 0, Letter: 1, Draft: 2, Template: 3 },
  ResolutionRequestType: {
    UnknownResolutionRequestType: -1,
    ApprovementRequest: 0,
    SignatureRequest: 1,
    ApprovementSignatureRequest: 2,
    Custom: 3,
  },
  ResolutionType: { UnknownResolutionType: -1, UndefinedResolutionType: 0, Approve: 1, Disapprove: 2 },
  SortDirection: { UnknownSortDirection: 0, Ascending: 1, Descending: 2 },
  UniversalMessageBehaviour: { Undefined: 0, AffectsWorkflow: 1, DoesNotAffectWorkflow: 2 },
  UniversalMessageCodeGroup: {
    UnknownUniversalMessageCodeGroup: 0,
    Receipt: 1,
    AmendmentRequest: 2,
    Rejection: 3,
    InformationMessage: 4,
  },
} as const

type Enums = typeof enums

/** The name of an enum member given by name or by number; undefined when absent, 400 when unknown. */
export const enumIn = <E extends keyof Enums>(
  fields: Fields,
  name: string,
  type: E,
): keyof Enums[E] | undefined => {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  return enumValue(value, type, name)
}

/** The same for a value from the query string. */
export const enumValue = <E extends keyof Enums>(value: unknown, type: E, name: string): keyof Enums[E] => {
  const table = enums[type]
  for (const [member, number] of Object.entries(table))
    if (value === member || value === number) return member as keyof Enums[E]
  throw refuse(400, `Value '${String(value)}' of '${name}' is not a ${type}`)
}
