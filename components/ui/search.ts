/** What a search looks at. */
export type Searched = { label: string; detail?: string | undefined }

const plain = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

/** Those in which every typed word is found, in any order of words; names that begin with the query come first. */
export function found<T extends Searched>(options: readonly T[], query: string): readonly T[] {
  const wanted = plain(query).trim()
  if (wanted === '') return options
  const words = wanted.split(/\s+/)
  const fits = options.filter(({ label, detail = '' }) => {
    const text = plain(`${label} ${detail}`)
    return words.every((word) => text.includes(word))
  })
  const first = fits.filter(({ label }) => plain(label).startsWith(wanted))
  const ahead = new Set(first)
  return first.length > 0 ? [...first, ...fits.filter((each) => !ahead.has(each))] : fits
}
