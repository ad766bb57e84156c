/** An entry of a list with its place there. */
export type Placed<T> = { at: number; it: T }

/** The list without some entries and with others back in their places. */
export function restored<T extends { id: string }>(list: T[], drop: string[], put: Placed<T>[]): T[] {
  const gone = new Set(drop)
  const kept = list.filter((each) => !gone.has(each.id))
  for (const { at, it } of put) kept.splice(at, 0, it)
  return kept
}

/** What takes one list to the other, by identity: edits keep what they do not touch, in its order. */
export function difference<T extends { id: string }>(before: readonly T[], after: readonly T[]) {
  const was = new Set(before)
  const is = new Set(after)
  return {
    drop: after.filter((each) => !was.has(each)).map((each) => each.id),
    put: before.flatMap((it, at) => (is.has(it) ? [] : [{ at, it }])),
  }
}
