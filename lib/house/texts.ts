import { type Source, specifiersOf, targetOf } from './source.ts'

/** A page's or frame's file, what its client components read of texts, and what it is given. */
export type Given = { path: string; lacks: string[]; spare: string[] }

/**
 * Pages and frames whose name spaces of texts do not fit: one that lacks shows keys instead of words, one that is
 * given for nothing weighs on every load. A frame's texts are there for the pages inside it.
 */
export function wrongTexts(sources: readonly Source[]): Given[] {
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  return sources
    .filter(({ path }) => /^app\/.*(page|layout|error|not-found|loading)\.tsx$/.test(path))
    .map(({ path, text }) => {
      const around = framesOf(path).flatMap((frame) => givenBy(texts.get(frame) ?? ''))
      const read = readBelow(path, texts)
      const given = givenBy(text)
      return {
        path,
        lacks: [...read].filter((name) => !given.includes(name) && !around.includes(name)).sort(),
        // What a frame gives is for what may be inside it; a page knows what it shows.
        spare: /page\.tsx$/.test(path) ? given.filter((name) => !read.has(name)).sort() : [],
      }
    })
    .filter(({ lacks, spare }) => lacks.length + spare.length > 0)
}

/** Name spaces in `of={['a', 'b']}` and `messagesOf(locale, ['a', 'b'])`. */
const givenBy = (text: string): string[] =>
  [...text.matchAll(/(?:\bof=\{|messagesOf\([^[]*)\[([^\]]*)\]/g)].flatMap((match) =>
    [...(match[1] ?? '').matchAll(/'([a-z]+)'/g)].map((name) => name[1] ?? ''),
  )

/** Files of the frames around a page, the nearest last. */
function framesOf(path: string): string[] {
  const folders = path.split('/').slice(0, -1)
  const frames = folders.map((_, depth) => [...folders.slice(0, depth + 1), 'layout.tsx'].join('/'))
  return frames.filter((frame) => frame !== path)
}

function readBelow(path: string, texts: ReadonlyMap<string, string>): Set<string> {
  const seen = new Set<string>()
  const read = new Set<string>()
  const visit = (file: string) => {
    const text = texts.get(file)
    // Texts themselves read none; what they name is theirs on the server.
    if (text === undefined || seen.has(file) || file.endsWith('/messages.ts')) return
    seen.add(file)
    for (const match of text.matchAll(/= useTranslations\('([a-z]+)/g)) read.add(match[1] ?? '')
    for (const specifier of specifiersOf(text)) visit(targetOf(file, specifier) ?? '')
  }
  visit(path)
  return read
}
