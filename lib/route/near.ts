const mostNear = 3

/** Names that look like the one asked for, the nearest first. `plain` says what makes two names the same. */
export function nearest(
  asked: string,
  names: readonly string[],
  plain: (name: string) => string = (name) => name.toLowerCase(),
): string[] {
  const wanted = plain(asked)
  return names
    .map((name) => ({
      name,
      far: distance(wanted, plain(name)) / Math.max(wanted.length, name.length, 1),
    }))
    .filter(({ name, far }) => far < 0.6 || plain(name).includes(wanted))
    .sort((a, b) => a.far - b.far)
    .slice(0, mostNear)
    .map(({ name }) => name)
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
