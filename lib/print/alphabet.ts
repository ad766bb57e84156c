const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step)

const signs = [...'«»„“”‘’–—…·•№©°±×÷−€₽→✓'].map((sign) => sign.codePointAt(0) ?? 0)

/** Letters of English and Russian and the signs that go with them: what a usual document is written in. */
export const commonCharacters: readonly number[] = [
  ...range(0x20, 0x7e),
  ...range(0x410, 0x44f),
  0x401,
  0x451,
  ...signs,
]

const blockSize = 128

/** The characters that come along with a rarer one: its neighbours are likely to follow. */
export const neighboursOf = (point: number): number[] => {
  const first = point - (point % blockSize)
  return range(Math.max(first, 0x20), first + blockSize - 1)
}

/** Blanks and hyphens of special kinds are drawn as the plain ones: many faces lack them. */
export const plainFor = (point: number): number => {
  if (/\s/u.test(String.fromCodePoint(point))) return 0x20
  return point === 0x2010 || point === 0x2011 ? 0x2d : point
}
