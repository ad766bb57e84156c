const firstMs = 1_000
const mostMs = 10 * 60_000

/**
 * How long to wait before try number `attempts + 1`: doubling with full jitter, never less than what the outside
 * asked for.
 * @param random in [0, 1)
 */
export function delayMs(
  attempts: number,
  askedMs: number | undefined,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 16))
  const own = ceiling / 2 + (random() * ceiling) / 2
  return Math.round(Math.max(askedMs ?? 0, own))
}
