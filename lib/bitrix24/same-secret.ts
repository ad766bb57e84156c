import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares secrets in time that tells nothing of them; two empty texts are not equal, so absence never passes. */
export const constantTimeEqual = (given: string, expected: string): boolean =>
  expected !== '' && timingSafeEqual(digest(given), digest(expected)) && given.length === expected.length
