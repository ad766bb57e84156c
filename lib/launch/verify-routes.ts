import { parseArgs } from 'node:util'
import { asFailure } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { isStep } from '#lib/route/model.ts'
import { verify } from '#lib/route/verify.ts'
import { type Locale, say } from '#lib/sentence.ts'
import {
  linesOf,
  localeOf,
  readCatalogue,
  readOrTell,
  severityNames,
  type Terminal,
  unread,
} from './route-files.ts'

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

function verifyFile(file: string, catalogue: Catalogue | null, locale: Locale, terminal: Terminal): boolean {
  const graph = readOrTell(file, locale, terminal)
  if (!graph) return false
  const { print } = terminal
  const findings = catalogue ? verify(graph, catalogue) : verify(graph, unread).filter(needsNoPortal(graph))
  print(`${file}: ${summary(findings, locale)}`)
  for (const finding of findings) for (const line of linesOf(finding, graph, locale)) print(`  ${line}`)
  return findings.every(({ severity }) => severity !== 'error')
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
    return many > 0 ? [`${severityNames[severity][locale]} × ${many}`] : []
  })
  return counts.join(', ')
}
