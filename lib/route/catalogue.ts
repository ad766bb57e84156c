import type { Sentence } from '#lib/sentence.ts'
import type { RouteInput, SignatureKind } from './graph.ts'

/**
 * What the verifier and the compiler know of the world outside the graph: plain data, made by the engine from the
 * portal and the connections. A part that could not be read is `null`: rules that need it then stay silent.
 */
export type Catalogue = {
  connections: CatalogueConnection[]
  pipelines: CataloguePipeline[] | null
  users: { id: string; name: string; active: boolean; position?: string }[] | null
  templates: { id: string; name: string; entityTypeIds: number[] }[] | null
  /** Fields of the items that a route can start from. */
  fields: CatalogueField[] | null
  /** Business processes that can be started for items; null or absent when nobody could read them. */
  processes?: CatalogueProcess[] | null
  /** Files on Drive that routes name, as last looked for; absent when nobody has looked. */
  files?: CatalogueFile[] | null
  /** Smart processes of the portal with what a formalised document needs of them; absent when nobody has read them. */
  itemTypes?: CatalogueItemType[] | null
  /** What the version in force promises to robots that are already set up; absent while nothing is published. */
  published?: { inputs: RouteInput[] } | null
}

/** As much of a catalogue as sentences about a route need; a whole one fits. */
export type Names = Pick<Catalogue, 'users' | 'templates' | 'fields' | 'itemTypes'> & {
  connections: readonly Pick<CatalogueConnection, 'id' | 'provider' | 'label'>[]
}

/** A file on Drive; a name of null = it is not there, or we may not read it. */
export type CatalogueFile = { id: string; name: string | null }

export type CatalogueItemType = {
  entityTypeId: number
  title: string
  productRows: boolean
  /** Whether an item knows its company, by whose requisites a counterparty is found. */
  company: boolean
}

/** A template of a business process. */
export type CatalogueProcess = {
  id: string
  name: string
  /** The one type of items for which it can be started. */
  entityTypeId: number
  parameters: ProcessParameter[]
}

/** What a business process asks for when it is started. */
export type ProcessParameter = {
  name: string
  title: string
  hint?: string
  /** Bitrix24's word, such as `string`, `double`, `user`, `select`. */
  type: string
  required: boolean
  multiple: boolean
  options?: { value: string; label: string }[]
  /** What is taken when nothing is given. */
  preset?: string
}

export type CatalogueField = {
  name: string
  entityTypeId: number
  title: string
  type: string
  multiple: boolean
  /** Nobody but Bitrix24 sets it; absent in older readings. */
  readOnly?: true
  options?: { value: string; label: string }[]
}

export type CataloguePipeline = {
  id: number
  entityTypeId: number
  name: string
  stages: {
    id: string
    name: string
    color: string
    semantics: 'process' | 'success' | 'failure'
    sort: number
  }[]
}

export type CatalogueConnection = {
  id: string
  provider: string
  /** What people call the provider, such as "Контур.Диадок". */
  providerName: string
  /** The account's own label, such as "Diadoc — ООО Ромашка". */
  label: string
  capabilities: Capabilities
  /** Kinds that this account was found to give, fewer than the provider can; absent when it was not asked. */
  signatures?: SignatureKind[]
}

/**
 * What a provider's connection can do. A closed record: a new ability is a new member here and a decision in every
 * provider's declaration, never something sniffed from an object.
 */
export type Capabilities = {
  approve: { signatures: SignatureKind[] } | null
  sign: {
    signatures: SignatureKind[]
    parties: ('ours' | 'counterparty')[]
    /** How participants of the other side are addressed. */
    counterpartyBy: 'email' | 'requisites'
  }
  /** Can keep an order of steps inside one leg by itself. */
  ordersSteps: boolean
  /** At most so many signing participants of each party in one leg; null = no bound. */
  most: { ours: number | null; counterparty: number | null }
  /** Whether several participants of one step may act at the same time. */
  parallel: boolean
  quorum: boolean
  tells: { viewed: boolean }
  expires: boolean
  /** How long the service keeps an unfinished order open, days; absent = without end. */
  lifeDays?: number
  reminds: boolean
  /** Largest document, bytes. */
  documentSizeBytes: number
  formalised: boolean
  detachedSignatures: boolean
}

/** A provider as designers and forms see it: declared data only. */
export type ProviderDescription = {
  id: string
  name: string
  summary: Sentence
  capabilities: Capabilities
}
