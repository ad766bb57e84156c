import type { CompanyFacts, ItemFacts } from './item.ts'

export type Requisite = CompanyFacts['requisites'][number]

/** Requisites that may be meant: those chosen in the item, else all that its company has. More than one = ask, never guess. */
export function requisitesMeant(company: CompanyFacts): Requisite[] {
  const linked = company.requisites.filter((one) => one.linked)
  return linked.length > 0 ? linked : company.requisites
}

/** The counterparty's requisite, for what is only shown or compared: the first one that may be meant. */
export const requisiteOf = (item: ItemFacts | null): Requisite | undefined =>
  item?.company ? requisitesMeant(item.company)[0] : undefined
