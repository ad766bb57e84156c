import type { Sentence } from '#lib/sentence.ts'

/** An organisation as tax numbers name it. */
export type Organisation = { name: string; inn: string; kpp?: string }

/** Whether an organisation can be reached at a service. `note` says in a few words what was found, for the history. */
export type FoundCounterparty = { has: boolean; note: Sentence }

/** Organisations that a service knows. */
export interface CounterpartyBook {
  /**
   * Looks one up and changes nothing: nobody is invited. Throws the failure that a user of the connection would meet.
   */
  find(organisation: Organisation): Promise<FoundCounterparty>
}
