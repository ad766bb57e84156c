import { createHash } from 'node:crypto'

/** A UUID (version 8) that is a function of its seed: the same deed done twice makes the same row. */
export function stableId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}

/** The short name of an envelope that people and file names can carry. */
export const shortId = (id: string): string => id.replaceAll('-', '').slice(0, 8)
