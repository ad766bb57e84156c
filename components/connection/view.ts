import type { ProviderDescription } from '#lib/route/catalogue.ts'
import type { SignatureKind } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'

/** A setting as its provider declares it; the form is made of these. */
export type FieldView = {
  name: string
  label: Sentence
  help?: Sentence
  type: 'text' | 'url' | 'secret' | 'secret-text' | 'select' | 'number' | 'bool'
  options?: { value: string; label: Sentence }[]
  required: boolean
  default?: string
  when?: { name: string; equals: string }
}

export type ProviderView = ProviderDescription & { fields: FieldView[]; hearsPushes: boolean }

export type ConnectionView = {
  id: string
  provider: string
  label: string
  settings: Record<string, string>
  state: 'new' | 'ok' | 'trouble' | 'off'
  trouble: Sentence | null
  accountName: string | null
  /** Kinds of signature that the account was found to give; null where it was not asked. */
  signatures: SignatureKind[] | null
  checkedAt: string | null
  polledAt: string | null
  newsAt: string | null
  /** Where the service may push its news to. */
  pushUrl: string
}

export type ConnectionInput = { provider: string; label: string; values: Record<string, string> }

/** Whether a field is asked for with these values. */
export const isAsked = (field: FieldView, values: Readonly<Record<string, string>>): boolean =>
  !field.when || values[field.when.name] === field.when.equals

export const isSecret = (field: FieldView): boolean => field.type === 'secret' || field.type === 'secret-text'
