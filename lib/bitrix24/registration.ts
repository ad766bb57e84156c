import type { AnyFailure } from '#lib/failure.ts'
import type { BatchCall } from './batch.ts'
import type { FieldDeclaration } from './custom-fields.ts'
import type { PlacementDeclaration } from './placements/placement.ts'
import type { RobotDeclaration } from './robots/robot.ts'

/** What a portal has to have of us. */
export type Registration = {
  /** Our public address without a trailing slash. */
  publicUrl: string
  robots: readonly RobotDeclaration[]
  placements: readonly PlacementDeclaration[]
  events: readonly string[]
  fields: readonly FieldDeclaration[]
}

/** Kinds of things that we register. */
export type RegisteredKind = 'field' | 'robot' | 'placement' | 'event'

/** What became of one thing that we register. A robot that was there is always updated: its settings cannot be read. */
export type RegistrationEntry = {
  kind: RegisteredKind
  name: string
  how: 'made' | 'kept' | 'updated' | 'failed'
  failure?: AnyFailure
}

/** What the registration came to; `complete` when nothing failed. */
export type RegistrationReport = { entries: RegistrationEntry[]; complete: boolean }

/** One thing to do: its calls run in order inside one batch. */
export type Step = {
  kind: RegisteredKind
  name: string
  how: 'made' | 'kept' | 'updated'
  calls: BatchCall[]
}

/** What the portal has, or why it could not be told. */
export type Existing = { ok: true; result: unknown } | { ok: false; failure: AnyFailure }
