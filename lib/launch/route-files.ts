import fs from 'node:fs'
import { asFailure, Refused } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { parseGraph } from '#lib/route/schema.ts'
import { parseText } from '#lib/route/text.ts'
import { titleOf } from '#lib/route/titles.ts'
import { type Locale, say } from '#lib/sentence.ts'

/** What a command has of the outside: where it prints, and the languages that the environment names, best first. */
export type Terminal = {
  languages: readonly (string | undefined)[]
  print(line: string): void
  complain(line: string): void
}

/** A catalogue of which nothing was read. */
export const unread: Catalogue = {
  connections: [],
  pipelines: null,
  users: null,
  templates: null,
  fields: null,
}

export const severityNames = {
  error: say('ошибка', 'error'),
  warning: say('замечание', 'warning'),
  note: say('заметка', 'note'),
}

/** The language that was asked for, else the first that the environment names. */
export function localeOf(asked: string | undefined, languages: Terminal['languages']): Locale {
  const first = [asked, ...languages].find((language) => language !== undefined && language !== '') ?? ''
  return first.startsWith('ru') ? 'ru' : 'en'
}

/** The route that a YAML or JSON file holds; null, with the reason printed, when it cannot be read. */
export function readOrTell(file: string, locale: Locale, { print }: Terminal): RouteGraph | null {
  try {
    const text = readFile(file)
    return file.endsWith('.json') ? parseGraph(parseJson(file, text)) : parseText(text)
  } catch (error) {
    const failure = asFailure(error)
    print(`${file}: ${failure.text[locale]}`)
    if (failure.cure) print(`  ${failure.cure[locale]}`)
    return null
  }
}

/** The catalogue of a portal kept as a JSON file. Refused 422 when the file holds something else. */
export function readCatalogue(file: string): Catalogue {
  const form = parseJson(file, readFile(file))
  if (typeof form === 'object' && form !== null && 'connections' in form && Array.isArray(form.connections))
    return { ...unread, ...(form as Catalogue) }
  throw new Refused(422, {
    code: 'catalogue-unreadable',
    text: say(
      `${file}: это не каталог портала — в нём нет списка connections.`,
      `${file} is no catalogue of a portal: it has no list of connections.`,
    ),
  })
}

function readFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    const text = say(`Файл ${file} не читается.`, `The file ${file} cannot be read.`)
    throw new Refused(404, { code: 'file-unreadable', text }, error)
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refused(
      422,
      { code: 'file-not-json', text: say(`${file}: не JSON.`, `${file} is not JSON.`) },
      error,
    )
  }
}

/** A finding as lines of text: what is wrong and where, the cure, and the run that shows it. */
export function linesOf(finding: Finding, { nodes }: RouteGraph, locale: Locale): string[] {
  const { severity, rule, node, text, cure, counterExample = [] } = finding
  const run = counterExample.map((move) => {
    const at = nodes.find(({ id }) => id === move.node)
    return `${at ? titleOf(at)[locale] : move.node} (${move.outcome})`
  })
  return [
    `${severityNames[severity][locale]}: ${text[locale]} [${rule}${node === undefined ? '' : ` ${node}`}]`,
    `  ${cure[locale]}`,
    ...(run.length > 0 ? [`  ${run.join(' → ')}`] : []),
  ]
}
