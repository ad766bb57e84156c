import type { Locale } from '#lib/sentence.ts'

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const

/** A length of time in its largest one or two units: "2 дн. 4 ч", "35 min". */
export function formatDuration(locale: Locale, durationMs: number): string {
  const first = steps.findIndex((step) => durationMs >= step.ms)
  if (first < 0) return unitText(locale, 'second', 0)
  let restMs = durationMs
  const parts: string[] = []
  for (const step of steps.slice(first, first + 2)) {
    const count = Math.floor(restMs / step.ms)
    restMs -= count * step.ms
    if (count > 0) parts.push(unitText(locale, step.unit, count))
  }
  return parts.join(' ')
}

/** The same for a small badge: the largest unit alone, as short as it is written. "2 д.", "35m". */
export function formatAge(locale: Locale, durationMs: number): string {
  const step = steps.find(({ ms }) => durationMs >= ms)
  return unitText(locale, step?.unit ?? 'second', step ? Math.floor(durationMs / step.ms) : 0, 'narrow')
}

const unitText = (
  locale: Locale,
  unit: string,
  count: number,
  unitDisplay: 'short' | 'narrow' = 'short',
): string => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(count)
