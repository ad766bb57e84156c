/** Facts that the counterparty's own requisites tell. */
export const requisiteFacts = ['inn', 'kpp', 'country'] as const

/**
 * Facts that a service is asked for: whether the counterparty has a box there, by the name under which routes are
 * stored, and the service that knows. Another service is one line here and one
 * in `serviceNames`.
 */
export const boxFacts = { 'has-diadoc-box': 'diadoc' } as const

/** What people call these services, where no connection tells it. */
export const serviceNames: Readonly<Record<(typeof boxFacts)[BoxFact], string>> = { diadoc: 'Контур.Диадок' }

export type BoxFact = keyof typeof boxFacts
export type CounterpartyFact = (typeof requisiteFacts)[number] | BoxFact

export const counterpartyFacts: readonly CounterpartyFact[] = [
  ...requisiteFacts,
  ...(Object.keys(boxFacts) as BoxFact[]),
]

/** Whether this fact has to be asked for at a service. */
export const isBoxFact = (fact: string): fact is BoxFact => fact in boxFacts
