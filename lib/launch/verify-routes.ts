import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { asFailure, Refused } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { isStep } from '#lib/route/model.ts'
import { parseGraph } from '#lib/route/schema.ts'
import { parseText } from '#lib/route/text.ts'
import { titleOf } from '#lib/route/titles.ts'
import { verify } from '#lib/route/verify.ts'
import { type Locale, say } from '#lib/sentence.ts'

/** What a command has of the outside: where it prints, and the languages that the environment names, best first. */
export type Terminal = {
  languages: readonly (string | undefined)[]
  print(line: string): void
  complain(line: string): void
}

const unread: Catalogue = { connections: [], pipelines: null, users: null, templates: null, fields: null }

const words = {
  usage: say(
    'Использование: npm run routes:verify -- ФАЙЛ… [--lang ru|en] [--catalogue ПОРТАЛ.json]',
    'Usage: npm run routes:verify -- FILE… [--lang ru|en] [--catalogue PORTAL.json]',
  ),
  clean: say('замечаний нет', 'nothing was found'),
  noPortal: say(
    'Портал не указан: подключения, шаблоны, поля и сотрудники не проверялись (--catalogue).',
    'No portal was given: connections, templates, fields and people were not checked (--catalogue).',
  ),
  error: say('ошибка', 'error'),
  warning: say('замечание', 'warning'),
  note: say('заметка', 'note'),
}

/**
 * Verifies routes kept as YAML or JSON files, for people and for CI. Answers the exit code: 0 when every route could be
 * published, 1 when one has an error or cannot be read, 2 when the command was called wrongly.
 */
export function verifyRoutes(args: string[], terminal: Terminal): 0 | 1 | 2 {
  const asked = readArgs(args)
  const locale = localeOf(asked?.lang, terminal.languages)
  if (!asked || asked.files.length === 0) {
    terminal.complain(words.usage[locale])
    return 2
  }
  try {
    const catalogue = asked.catalogue === undefined ? null : readCatalogue(asked.catalogue)
    if (!catalogue) terminal.complain(words.noPortal[locale])
    const sound = asked.files.map((file) => verifyFile(file, catalogue, locale, terminal))
    return sound.every(Boolean) ? 0 : 1
  } catch (error) {
    terminal.complain(asFailure(error).text[locale])
    return 2
  }
}

function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { lang: { type: 'string' }, catalogue: { type: 'string' } },
    })
    return { files: positionals, ...values }
  } catch {
    return null
  }
}

function localeOf(asked: string | undefined, languages: Terminal['languages']): Locale {
  const first = [asked, ...languages].find((language) => language !== undefined && language !== '') ?? ''
  return first.startsWith('ru') ? 'ru' : 'en'
}

function verifyFile(file: string, catalogue: Catalogue | null, locale: Locale, { print }: Terminal): boolean {
  let graph: RouteGraph
  try {
    graph = readRoute(file)
  } catch (error) {
    const failure = asFailure(error)
    print(`${file}: ${failure.text[locale]}`)
    if (failure.cure) print(`  ${failure.cure[locale]}`)
    return false
  }
  const findings = catalogue ? verify(graph, catalogue) : verify(graph, unread).filter(needsNoPortal(graph))
  print(`${file}: ${summary(findings, locale)}`)
  for (const finding of findings) for (const line of linesOf(finding, graph, locale)) print(`  ${line}`)
  return findings.every(({ severity }) => severity !== 'error')
}

function readRoute(file: string): RouteGraph {
  const text = readFile(file)
  return file.endsWith('.json') ? parseGraph(parseJson(file, text)) : parseText(text)
}

function readCatalogue(file: string): Catalogue {
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

/** A connection that is named cannot be looked up without its portal; one that was never chosen is told. */
const needsNoPortal =
  ({ nodes }: RouteGraph) =>
  ({ rule, node: at }: Finding): boolean => {
    const node = nodes.find(({ id }) => id === at)
    return rule !== 'missing-connection' || !node || !isStep(node) || node.connection === null
  }

function summary(findings: readonly Finding[], locale: Locale): string {
  if (findings.length === 0) return words.clean[locale]
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const many = findings.filter((finding) => finding.severity === severity).length
    return many > 0 ? [`${words[severity][locale]} × ${many}`] : []
  })
  return counts.join(', ')
}

function linesOf(finding: Finding, { nodes }: RouteGraph, locale: Locale): string[] {
  const { severity, rule, node, text, cure, counterExample = [] } = finding
  const run = counterExample.map((move) => {
    const at = nodes.find(({ id }) => id === move.node)
    return `${at ? titleOf(at)[locale] : move.node} (${move.outcome})`
  })
  return [
    `${words[severity][locale]}: ${text[locale]} [${rule}${node === undefined ? '' : ` ${node}`}]`,
    `  ${cure[locale]}`,
    ...(run.length > 0 ? [`  ${run.join(' → ')}`] : []),
  ]
}
