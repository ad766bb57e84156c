import type { Sentence } from '#lib/sentence.ts'

/**
 * What the engine knows of the CRM item that an envelope runs for, read once at the start (and again at each round):
 * the facts from which participants, conditions, templates and document numbers are made. Plain data, kept in the
 * envelope's state.
 */
export type ItemFacts = {
  entityTypeId: number
  id: string
  title: string
  categoryId: string | null
  stageId: string | null
  /** Address of the item in the portal. */
  url: string
  responsible: UserFacts | null
  /** Head of the responsible's department, when there is one. */
  head: UserFacts | null
  /** Contacts in the item's order; the primary one first. */
  contacts: ContactFacts[]
  company: CompanyFacts | null
  myCompany: CompanyFacts | null
  /** All fields by name (UF_CRM_… and camelCase standard ones), values as text; empty ones are absent. */
  fields: Record<string, string>
  /** What services told of the counterparty, by provider; absent while none was asked. */
  boxes?: Record<string, BoxFinding>
}

/** Whether the counterparty has a box at a service, with where that is known from; null = it could not be found out. */
export type BoxFinding =
  | { has: boolean; origin: Sentence }
  | { has: null; code: string; text: Sentence; cure: Sentence | null }

/** The item as just read, with what services told before when nobody has asked them this time. */
export const withToldBefore = (item: ItemFacts, before: ItemFacts | null): ItemFacts =>
  before?.boxes && !item.boxes ? { ...item, boxes: before.boxes } : item

export type UserFacts = {
  id: string
  name: string
  email?: string
  phone?: string
  position?: string
  active: boolean
}

export type ContactFacts = { id: string; name: string; email?: string; phone?: string }

export type CompanyFacts = {
  id: string
  name: string
  email?: string
  /** Every requisite that is not an address-only one; more than one = ask, never guess. `linked` = chosen in the item. */
  requisites: {
    id: string
    linked: boolean
    name: string
    inn?: string
    kpp?: string
    country?: string
    director?: string
  }[]
}
