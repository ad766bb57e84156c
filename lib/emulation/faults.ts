/** What a fault switch does; any other word is kept for the emulator that asks for it by `take`. */
export type FaultKind =
  | 'status'
  | 'timeout'
  | 'drop-answer'
  | 'delay'
  | 'duplicate'
  | 'reorder'
  | 'drop'
  | 'expire-token'
  | (string & {})

/** One armed fault switch. */
export type Fault = {
  /** Undefined: every system. */
  system?: string
  /** Substring of what is matched (path, Bitrix24 method, channel, URL), any case; empty or absent: everything. */
  match?: string
  kind: FaultKind
  /** HTTP status that `status` answers with. */
  status?: number
  /** How often it acts; absent: until it is switched off. */
  times?: number
  /** Share of matching calls on which it acts, 0…1; absent: all. */
  rate?: number
  delayMs?: number
  /** in: calls to the system; out: what the system sends; absent: both, as far as the kind makes sense there. */
  direction?: 'in' | 'out'
}

/** A fault as it stands: how often it may still act (null: without limit) and how often it has. */
export type ArmedFault = Fault & { remaining: number | null; acted: number }

/** What a call offers to the switches. */
export type FaultSubject = { system: string; direction: 'in' | 'out'; texts: readonly string[] }

/** The armed fault switches of a lab. */
export interface FaultBoard {
  /** Replaces all switches. */
  arm(faults: readonly Fault[]): void
  list(): ArmedFault[]
  /** The first switch of one of these kinds that acts on the subject, already counted; undefined when none does. */
  take(kinds: readonly string[], subject: FaultSubject): ArmedFault | undefined
}

// What a switch without `match` and `direction` means. Repeating every unnamed call of a client would only prove that
// the client asked twice, so these two mean news of the system; a lost answer is the client's to notice.
const usualDirection: Record<string, 'in' | 'out'> = { duplicate: 'out', reorder: 'out', 'drop-answer': 'in' }

const fits = (fault: Fault, { system, direction, texts }: FaultSubject): boolean => {
  if (fault.system && fault.system !== system) return false
  const match = fault.match?.toLowerCase() ?? ''
  const wanted = fault.direction ?? (match === '' ? usualDirection[fault.kind] : undefined)
  if (wanted && wanted !== direction) return false
  return match === '' || texts.some((text) => text.toLowerCase().includes(match))
}

/** A board without switches. `random` gives numbers in [0, 1) for `rate`. */
export const createFaultBoard = (random: () => number): FaultBoard => {
  let armed: ArmedFault[] = []
  return {
    arm(faults) {
      armed = faults.map((fault) => ({ ...fault, remaining: fault.times ?? null, acted: 0 }))
    },
    list: () => armed.map((fault) => ({ ...fault })),
    take(kinds, subject) {
      for (const fault of armed) {
        if (!kinds.includes(fault.kind) || fault.remaining === 0 || !fits(fault, subject)) continue
        if (fault.rate !== undefined && random() >= fault.rate) continue
        if (fault.remaining !== null) fault.remaining -= 1
        fault.acted += 1
        return { ...fault }
      }
      return undefined
    },
  }
}
