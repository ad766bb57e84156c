/** A piece of a text: plain words, or an address that can be followed. */
export type Piece = { at: number; words: string; address?: string }

/** What closes a sentence or a bracket is no part of the address before it. */
const addresses = /https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]}'’]/g

/** The text in pieces, in order and without loss. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const { 0: address, index } of text.matchAll(addresses)) {
    if (index > from) found.push({ at: from, words: text.slice(from, index) })
    found.push({ at: index, words: address, address })
    from = index + address.length
  }
  if (from < text.length) found.push({ at: from, words: text.slice(from) })
  return found
}
