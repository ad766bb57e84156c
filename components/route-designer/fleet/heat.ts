const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How hot: from what passes at once to what takes days. */
export type Heat = 0 | 1 | 2 | 3 | 4

/** The scale, the same for every route so that two of them can be compared: below which length each step lies. */
export const heatSteps: readonly {
  heat: Heat
  below: number
  name: 'minute' | 'hour' | 'day' | 'days' | 'more'
}[] = [
  { heat: 0, below: minuteMs, name: 'minute' },
  { heat: 1, below: hourMs, name: 'hour' },
  { heat: 2, below: dayMs, name: 'day' },
  { heat: 3, below: 3 * dayMs, name: 'days' },
  { heat: 4, below: Number.POSITIVE_INFINITY, name: 'more' },
]

export const heatOf = (ms: number): Heat => heatSteps.find(({ below }) => ms < below)?.heat ?? 4

/** One calm hue, deeper the longer; words on it stay readable. */
export const heatColour = (heat: Heat): string =>
  `color-mix(in oklab, var(--warn) ${[5, 14, 24, 36, 50][heat]}%, var(--surface))`
