import { type Word, words } from './words.ts'

export type Language = 'ru' | 'en'

const key = 'inkroute-lab-language'

const stored = (): Language | undefined => {
  const value = localStorage.getItem(key)
  return value === 'ru' || value === 'en' ? value : undefined
}

let current: Language = stored() ?? (navigator.language.startsWith('ru') ? 'ru' : 'en')

/** The language that the page speaks. */
export const language = (): Language => current

/** Changes the language for this browser. */
export const speak = (chosen: Language): void => {
  current = chosen
  localStorage.setItem(key, chosen)
}

/** A word or sentence of the page. */
export const t = (word: Word): string => words[word][current === 'ru' ? 0 : 1]

const local = () => (current === 'ru' ? 'ru-RU' : 'en-GB')

/** Day and time, short. */
export const moment = (at: string | Date): string =>
  new Intl.DateTimeFormat(local(), { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))

/** Time with seconds. */
export const timeOfDay = (at: string | Date): string =>
  new Intl.DateTimeFormat(local(), { timeStyle: 'medium' }).format(new Date(at))

/** An amount of money in the currency's own way. */
export const money = (amount: number, currency: string): string => {
  try {
    const style = {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: 0,
    } as const
    return new Intl.NumberFormat(local(), style).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

const unitNames = { ru: ['Б', 'КБ', 'МБ', 'ГБ'], en: ['B', 'kB', 'MB', 'GB'] }

/** A size in bytes for reading. */
export const size = (bytes: number): string => {
  const step = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), 3)
  const value = bytes / 1_000 ** step
  const number = new Intl.NumberFormat(local(), { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 })
  return `${number.format(value)} ${unitNames[current][step]}`
}

/** How long something lasts, in its largest unit. */
export const span = (ms: number): string => {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ] as const
  const [unit, length] = units.find(([, one]) => Math.abs(ms) >= one) ?? units[3]
  const format = new Intl.NumberFormat(local(), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })
  return format.format(ms / length)
}
