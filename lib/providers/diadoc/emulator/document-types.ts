/** Metadata that a type asks for. */
export type MetadataRule = { id: string; required: boolean; type: 'String' | 'Date' | 'Decimal' }

/** One document type with its one function and version, as far as the emulator plays it. */
export type DocumentTypeRule = {
  name: string
  title: string
  /** Name in the older enums of document and attachment types. */
  attachmentType: string
  function: string
  version: string
  metadata: MetadataRule[]
  workflows: number[]
  /** A formalised file instead of any bytes. */
  formal: boolean
}

const text = (id: string, required = false): MetadataRule => ({ id, required, type: 'String' })
const date = (id: string, required = false): MetadataRule => ({ id, required, type: 'Date' })
const money = (id: string, required = false): MetadataRule => ({ id, required, type: 'Decimal' })
const base = [text('FileName', true), text('DocumentNumber'), date('DocumentDate')]
const strict = [text('FileName', true), text('DocumentNumber', true), date('DocumentDate', true)]

const plain = (
  name: string,
  title: string,
  metadata: MetadataRule[],
  workflows = [2, 1],
): DocumentTypeRule => ({
  name,
  title,
  attachmentType: name === 'nonformalized' ? 'Nonformalized' : name,
  function: 'default',
  version: 'v1',
  metadata,
  workflows,
  formal: false,
})

/** The types that the emulator takes. */
export const documentTypes: readonly DocumentTypeRule[] = [
  plain('nonformalized', 'Неформализованный документ', base, [1]),
  plain('Contract', 'Договор', [...strict, text('ContractType'), money('ContractPrice')]),
  plain('SupplementaryAgreement', 'Дополнительное соглашение', [
    ...strict,
    text('ContractNumber', true),
    date('ContractDate', true),
    text('ContractType'),
  ]),
  plain('AcceptanceCertificate', 'Акт', [...strict, money('TotalSum', true), money('TotalVat')]),
  plain('ReconciliationAct', 'Акт сверки', strict),
  plain('ProformaInvoice', 'Счёт на оплату', [...strict, money('TotalSum', true)], [6]),
]

/** The rule of a type, function and version; undefined when there is no such triple. */
export const typeRule = (name: string, func?: string, version?: string): DocumentTypeRule | undefined =>
  documentTypes.find(
    (type) =>
      type.name.toLowerCase() === name.toLowerCase() &&
      (func === undefined || type.function === func) &&
      (version === undefined || type.version === version),
  )

/** The answer of `GetDocumentTypes`. */
export const documentTypesView = () => ({
  DocumentTypes: documentTypes.map((type) => ({
    Name: type.name,
    Title: type.title,
    SupportedDocflows: [0],
    RequiresFnsRegistration: false,
    UniversalMessagesStartDate: '',
    Functions: [
      {
        Name: type.function,
        Versions: [
          {
            Version: type.version,
            IsActual: true,
            SupportsContentPatching: false,
            SupportsEncrypting: false,
            SupportsPredefinedRecipientTitle: false,
            SupportsAmendmentRequest: false,
            Titles: [
              {
                Index: 0,
                IsFormal: type.formal,
                XsdUrl: '',
                UserDataXsdUrl: '',
                SignerInfo: { SignerType: 1, ExtendedDocumentTitleType: -1, SignerUserDataXsdUrl: '' },
                MetadataItems: type.metadata.map(({ id, required, type: kind }) => ({
                  Id: id,
                  Type: kind,
                  IsRequired: required,
                  Source: 'User',
                })),
                EncryptedMetadataItems: [],
              },
            ],
            Workflows: type.workflows.map((Id, index) => ({ Id, IsDefault: index === 0 })),
            RejectionType: 'TypeSpecificRejection',
          },
        ],
      },
    ],
  })),
})
