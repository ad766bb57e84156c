import { timingSafeEqual } from 'node:crypto'

/**
 * Compares secrets in time that tells nothing of them but their length. Two empty texts are not equal, so absence
 * never passes.
 */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other)
}
