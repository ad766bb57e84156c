/** Ticks (100 ns) between 0001-01-01 and 1970-01-01, both UTC. */
const epochTicks = 621_355_968_000_000_000n
const ticksPerMs = 10_000n

/** Digits of .NET ticks as a moment; undefined when they are absent, zero or no number. */
export function momentOf(ticks: string | undefined): string | undefined {
  if (!ticks || !/^\d{17,20}$/.test(ticks)) return undefined
  return new Date(Number((BigInt(ticks) - epochTicks) / ticksPerMs)).toISOString()
}

/** A moment as digits of .NET ticks. */
export const ticksOf = (moment: Date): string => String(BigInt(moment.getTime()) * ticksPerMs + epochTicks)

/** Digits of ticks moved by milliseconds. */
export const ticksLater = (ticks: string, byMs: number): string =>
  String(BigInt(ticks) + BigInt(byMs) * ticksPerMs)

/** The later of two, by value. */
export const laterTicks = (one: string, other: string): string => (BigInt(one) > BigInt(other) ? one : other)

/**
 * Parses JSON whose integers may be longer than a double can hold (ticks are): those become texts of their digits.
 * Strings are matched first, so that digits inside them stay as they are.
 */
export function parseExactly(text: string): unknown {
  const safe = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  )
  return JSON.parse(safe)
}
