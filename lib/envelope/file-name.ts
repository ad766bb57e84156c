import type { Locale } from '#lib/sentence.ts'
import type { DocumentRef } from './state.ts'

const signedWord: Record<Locale, string> = { ru: 'подписан', en: 'signed' }

/**
 * A name by which people tell an envelope's files apart in one folder: a signed copy is called so, and what does not
 * mention the document gets its name. Numbered when a name is taken all the same.
 * @param taken names in use
 * @param document name of the document without its extension
 */
export function tellingName(
  given: { role: DocumentRef['role']; name: string },
  taken: ReadonlySet<string>,
  document: string,
  locale: Locale,
): string {
  const [stem, extension] = split(given.name)
  const mentions = stem.includes(document) || given.role === 'original'
  const named = mentions || document === '' ? stem : `${stem} — ${document}`
  const wanted =
    given.role === 'signed' && taken.has(`${named}${extension}`) ? `${named} (${signedWord[locale]})` : named
  let name = `${wanted}${extension}`
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})${extension}`
  return name
}

function split(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}
