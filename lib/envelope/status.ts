/** Normalised statuses of an envelope and of its legs, in the words of the product. */
export const statuses = [
  'preparing',
  'submitted',
  'delivered',
  'viewed',
  'partially_signed',
  'completed',
  'declined',
  'expired',
  'cancelled',
  'revoked',
  'failed',
] as const

export type Status = (typeof statuses)[number]

/**
 * The transition table: which statuses may follow which. Statuses never move backwards: an observation that would
 * do so is late or repeated and changes nothing. `completed` may still be revoked by both sides (Diadoc).
 */
export const transitions: Readonly<Record<Status, readonly Status[]>> = {
  preparing: [
    'submitted',
    'delivered',
    'viewed',
    'partially_signed',
    'completed',
    'declined',
    'expired',
    'cancelled',
    'revoked',
    'failed',
  ],
  submitted: [
    'delivered',
    'viewed',
    'partially_signed',
    'completed',
    'declined',
    'expired',
    'cancelled',
    'revoked',
    'failed',
  ],
  delivered: [
    'viewed',
    'partially_signed',
    'completed',
    'declined',
    'expired',
    'cancelled',
    'revoked',
    'failed',
  ],
  viewed: ['partially_signed', 'completed', 'declined', 'expired', 'cancelled', 'revoked', 'failed'],
  partially_signed: ['completed', 'declined', 'expired', 'cancelled', 'revoked', 'failed'],
  completed: ['revoked'],
  declined: [],
  expired: [],
  cancelled: [],
  revoked: [],
  failed: [],
}

/** True when `next` moves the status forward by the table. */
export const advances = (from: Status, next: Status): boolean => transitions[from].includes(next)

/** Statuses after which nothing more is expected from the provider. */
export const isFinal = (status: Status): boolean => status === 'completed' || transitions[status].length === 0
