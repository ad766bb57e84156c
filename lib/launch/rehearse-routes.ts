import { parseArgs } from 'node:util'
import { type Coverage, percentOf } from '#lib/envelope/coverage.ts'
import { type Rehearsed, rehearse } from '#lib/envelope/rehearse.ts'
import { asFailure } from '#lib/failure.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { compile } from '#lib/route/compile.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { withStandIns } from '#lib/route/stand-in.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { type Locale, say } from '#lib/sentence.ts'
import { linesOf, localeOf, readCatalogue, readOrTell, type Terminal } from './route-files.ts'

const words = {
  usage: say(
    'Использование: npm run routes:test -- ФАЙЛ… [--lang ru|en] [--catalogue ПОРТАЛ.json] [--coverage ПРОЦЕНТ]',
    'Usage: npm run routes:test -- FILE… [--lang ru|en] [--catalogue PORTAL.json] [--coverage PERCENT]',
  ),
  noPortal: say(
    'Портал не указан: подключения и шаблоны заменены подставными (--catalogue).',
    'No portal was given: connections and templates are stood in for (--catalogue).',
  ),
  none: say('сценариев нет', 'no scenarios'),
  passed: say('сценариев прошло', 'scenarios passed'),
  coverage: say('покрытие', 'coverage'),
  nodes: say('узлы', 'nodes'),
  edges: say('выходы', 'outcomes'),
  unseen: say('не пройдено', 'not visited'),
  low: say('меньше, чем требует --coverage', 'less than --coverage demands'),
}

type Asked = { files: string[]; lang?: string; catalogue?: string; coverage: number | null }

/**
 * Plays the scenarios of routes kept as YAML or JSON files, for people and for CI, and says what they do not cover.
 * Answers the exit code: 0 when all went as expected, 1 when one did not, when a route cannot be read or compiled, or
 * when less is covered than was demanded, 2 when the command was called wrongly.
 */
export function rehearseRoutes(args: string[], terminal: Terminal): 0 | 1 | 2 {
  const asked = readArgs(args)
  const locale = localeOf(asked?.lang, terminal.languages)
  if (!asked || asked.files.length === 0) {
    terminal.complain(words.usage[locale])
    return 2
  }
  try {
    const catalogue = asked.catalogue === undefined ? null : readCatalogue(asked.catalogue)
    if (!catalogue) terminal.complain(words.noPortal[locale])
    const good = asked.files.map((file) => rehearseFile(file, catalogue, asked.coverage, locale, terminal))
    return good.every(Boolean) ? 0 : 1
  } catch (error) {
    terminal.complain(asFailure(error).text[locale])
    return 2
  }
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { lang: { type: 'string' }, catalogue: { type: 'string' }, coverage: { type: 'string' } },
    })
    const { coverage, ...rest } = values
    if (coverage !== undefined && !/^(100|\d{1,2})$/.test(coverage)) return null
    return { files: positionals, ...rest, coverage: coverage === undefined ? null : Number(coverage) }
  } catch {
    return null
  }
}

function rehearseFile(
  file: string,
  catalogue: Catalogue | null,
  demanded: number | null,
  locale: Locale,
  terminal: Terminal,
): boolean {
  const { print } = terminal
  const graph = readOrTell(file, locale, terminal)
  if (!graph) return false
  const staged = catalogue ? { graph, catalogue } : withStandIns(graph)
  const made = compile(staged.graph, staged.catalogue)
  if (!('plan' in made)) {
    print(`${file}:`)
    for (const finding of made.findings)
      for (const line of linesOf(finding, graph, locale)) print(`  ${line}`)
    return false
  }
  const { results, coverage } = rehearse(graph, made.plan, { locale })
  const passed = results.filter(({ ok }) => ok).length
  print(
    `${file}: ${results.length === 0 ? words.none[locale] : `${words.passed[locale]}: ${passed}/${results.length}`}`,
  )
  for (const result of results) print(`  ${lineOf(result, graph, locale)}`)
  for (const line of coverageLines(coverage, graph, locale)) print(`  ${line}`)
  const enough = demanded === null || percentOf(coverage) >= demanded
  if (!enough) print(`  ${words.low[locale]}: ${percentOf(coverage)}% < ${demanded}%`)
  return enough && passed === results.length
}

function lineOf({ ok, name, text, nodes }: Rehearsed, graph: RouteGraph, locale: Locale): string {
  if (ok) return `✓ ${name}`
  const places = nodes.map((id) => nameIn(graph, id, locale))
  return `✗ ${name}: ${text[locale]}${places.length === 0 ? '' : ` [${places.join(', ')}]`}`
}

function coverageLines({ nodes, edges }: Coverage, graph: RouteGraph, locale: Locale): string[] {
  const sums = `${words.nodes[locale]} ${nodes.seen}/${nodes.all}, ${words.edges[locale]} ${edges.seen}/${edges.all}`
  const unseen = [
    ...nodes.unseen.map((id) => nameIn(graph, id, locale)),
    ...edges.unseen.map(({ from, outcome, to }) => {
      const node = graph.nodes.find(({ id }) => id === from)
      const way = node ? outcomeTitle(node, outcome)[locale] : outcome
      return `${nameIn(graph, from, locale)} — ${way} → ${nameIn(graph, to, locale)}`
    }),
  ]
  return [
    `${words.coverage[locale]} ${percentOf({ nodes, edges })}%: ${sums}`,
    ...unseen.map((one) => `  ${words.unseen[locale]}: ${one}`),
  ]
}

/** The title that people know and the id that the file is written with. */
function nameIn({ nodes }: RouteGraph, id: string, locale: Locale): string {
  const node = nodes.find((each) => each.id === id)
  return node ? `${titleOf(node)[locale]} (${id})` : id
}
