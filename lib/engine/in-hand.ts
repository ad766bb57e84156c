/**
 * Which envelopes this process works on now. What an interrupted step (a lost database, say) leaves claimed by a
 * process that lives would otherwise be nobody's: it may be freed only while nothing else of this process has the
 * envelope in hand.
 */
export type InHand = {
  /** Does a piece of work on the envelope; any number at once, but none while it is being freed. */
  work<T>(envelopeId: string, piece: () => Promise<T>): Promise<T>
  /** Does `free` while nobody works on the envelope; false, and nothing done, when somebody does. */
  free(envelopeId: string, free: () => Promise<unknown>): Promise<boolean>
}

/** One per process. */
export function createInHand(): InHand {
  const working = new Map<string, number>()
  const freeing = new Map<string, Promise<unknown>>()
  return {
    async work(envelopeId, piece) {
      while (freeing.has(envelopeId)) await freeing.get(envelopeId)
      working.set(envelopeId, (working.get(envelopeId) ?? 0) + 1)
      try {
        return await piece()
      } finally {
        const left = (working.get(envelopeId) ?? 1) - 1
        if (left > 0) working.set(envelopeId, left)
        else working.delete(envelopeId)
      }
    },
    async free(envelopeId, free) {
      if (working.has(envelopeId) || freeing.has(envelopeId)) return false
      const done = free()
      freeing.set(
        envelopeId,
        done.catch(() => {}),
      )
      try {
        await done
        return true
      } finally {
        freeing.delete(envelopeId)
      }
    },
  }
}
