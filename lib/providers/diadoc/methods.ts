/**
 * Every method of the service that we call, with the version in force. Older versions are removed by a schedule:
 * https://developer.kontur.ru/doc/diadoc-api/howtostart/deprecationPolicy
 */
export const methods = {
  authenticate: '/V3/Authenticate',
  myOrganizations: '/GetMyOrganizations',
  myEmployee: '/GetMyEmployee',
  employees: '/GetEmployees',
  organizationsByInnKpp: '/GetOrganizationsByInnKpp',
  counteragent: '/V3/GetCounteragent',
  acquireCounteragent: '/V3/AcquireCounteragent',
  postMessage: '/V3/PostMessage',
  postMessagePatch: '/V4/PostMessagePatch',
  message: '/V6/GetMessage',
  entityContent: '/V4/GetEntityContent',
  newEvents: '/V8/GetNewEvents',
  signatureInfo: '/GetSignatureInfo',
  printForm: '/GeneratePrintForm',
  documentProtocol: '/GenerateDocumentProtocol',
  remove: '/Delete',
  revocationRequestXml: '/V2/GenerateRevocationRequestXml',
  parseSignatureRejection: '/ParseSignatureRejectionXml',
  shelfUpload: '/V2/ShelfUpload',
  shelfUploadPartInit: '/ShelfUploadPartInit',
  shelfUploadPart: '/ShelfUploadPart',
} as const

export type MethodName = keyof typeof methods
