import type { Receipt } from '#lib/envelope/effect.ts'
import type { DocumentRef, EnvelopeState, PersonRef } from '#lib/envelope/state.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { EnvelopeRow } from './row.ts'

/** Everything that the page of one envelope shows. Plain data. */
export type EnvelopeView = EnvelopeRow & {
  phase: EnvelopeState['phase']
  round: number
  startedAt: string
  finishedAt: string | null
  headHash: string
  starter: EnvelopeState['starter']['by']
  inputs: { name: string; label: Sentence; value: string }[]
  steps: StepView[]
  documents: DocumentRef[]
  events: EventView[]
  effects: EffectView[]
  /** Pages at providers and their numbers. */
  providers: { label: string; url: string | null; ediNumber: string | null }[]
}

export type StepView = {
  id: string
  title: Sentence
  act: 'approve' | 'sign'
  connection: string
  people: PersonRef[]
}

export type EventView = { n: number; at: string; kind: string; text: Sentence }

export type EffectView = {
  key: string
  name: string
  state: 'owed' | 'doing' | 'done' | 'failed'
  attempts: number
  notBefore: string | null
  madeAt: string
  doneAt: string | null
  receipt: Receipt | null
  trouble: { code: string; text: Sentence } | null
}

/** What a person can ask an envelope for. */
export type EnvelopeCommand = 'retry' | 'cancel' | 'remind' | 'resume'
