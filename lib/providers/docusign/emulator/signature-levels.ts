import { ok, type Register } from './world.ts'

type SignatureProvider = {
  id: string
  name: string
  displayName: string
  /** Options that a signer must be given, by id. */
  required: string[]
  /** Each signer signs the PDF with a certificate of their own. */
  personal: boolean
}

/**
 * Signature providers of the lab's account. Names as in
 * https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/standards-based-signatures/
 */
export const signatureProviders: readonly SignatureProvider[] = [
  {
    id: '7bd2e7a0-0001-4c1e-9a30-000000000001',
    name: 'UniversalSignaturePen_ImageOnly',
    displayName: 'DocuSign (electronic signature)',
    required: [],
    personal: false,
  },
  {
    id: '7bd2e7a0-0001-4c1e-9a30-000000000002',
    name: 'UniversalSignaturePen_OpenTrust_Hash_TSP',
    displayName: 'DS EU Advanced',
    required: ['oneTimePassword', 'sms'],
    personal: true,
  },
  {
    id: '7bd2e7a0-0001-4c1e-9a30-000000000003',
    name: 'docusign_eu_qualified_idnow_tsp',
    displayName: 'DS EU Qualified (IDnow)',
    required: ['sms'],
    personal: true,
  },
]

/** Identity verification workflows; the first id is the documented default. */
const identityWorkflows = [
  { workflowId: '5eedeb39-c6a2-48d9-b789-b5459c2ff9bb', defaultName: 'DS ID Verification' },
  { workflowId: '7bd2e7a0-0002-4c1e-9a30-000000000001', defaultName: 'IDV - DS EU Qualified' },
]

/** What the account can sign with and how it can identify signers. */
export function registerSignatureLevels(register: Register): void {
  register('GET', '/signatureProviders', () =>
    ok({
      signatureProviders: signatureProviders.map((one, index) => ({
        signatureProviderId: one.id,
        signatureProviderName: one.name,
        signatureProviderDisplayName: one.displayName,
        priority: String(index + 1),
        isRequired: 'false',
        signatureProviderRequiredOptions: one.required.map((option) => ({
          signerType: 'signer',
          requiredSignatureProviderOptionIds: [option],
        })),
      })),
    }),
  )
  register('GET', '/seals', () => ok({ seals: [] }))
  register('GET', '/identity_verification', () =>
    ok({
      identityVerification: identityWorkflows.map((one) => ({
        ...one,
        workflowResourceKey: 'idv',
        defaultDescription: 'The signer shows a government issued document.',
      })),
    }),
  )
}
