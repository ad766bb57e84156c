import { describe, expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { gallery } from '#lib/route/gallery/index.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { rules } from '#lib/route/rules/index.ts'
import { parseGraph } from '#lib/route/schema.ts'
import { severityOf } from '#lib/route/severity.ts'
import { verify } from '#lib/route/verify.ts'
import type { Run } from '#lib/route/walk.ts'
import { brokenActions } from './broken-actions.ts'
import { brokenBranches } from './broken-branches.ts'
import { brokenData } from './broken-data.ts'
import { brokenOutcomes } from './broken-outcomes.ts'
import { brokenOutside } from './broken-outside.ts'
import { brokenPeople } from './broken-people.ts'
import { brokenShape } from './broken-shape.ts'
import { changed, type Mistake } from './case.ts'
import { same } from './change.ts'
import { goodVariants } from './good.ts'

const broken: readonly Mistake[] = [
  ...brokenShape,
  ...brokenBranches,
  ...brokenActions,
  ...brokenOutcomes,
  ...brokenPeople,
  ...brokenData,
  ...brokenOutside,
]

describe('a mistake is caught by its rule', () => {
  test.each(broken.map(([rule, of, base, change, portal]) => [rule, of, base, change, portal] as const))(
    '%s: %s (%s)',
    (rule, _, base, change, portal) => {
      const { graph, catalogue } = changed(base, change, portal)
      parseGraph(JSON.parse(JSON.stringify(graph)))
      const found = verify(graph, catalogue).filter((each) => each.rule === rule)
      expect(found).not.toEqual([])
      for (const finding of found) {
        expect(finding.severity).toBe(severityOf(rule))
        if (finding.counterExample) expectPlayable(graph, finding.counterExample)
        if (!finding.fix) continue
        const after = apply(graph, finding.fix.edit).graph
        parseGraph(JSON.parse(JSON.stringify(after)))
        const left = verify(after, catalogue).filter((each) => each.rule === rule)
        expect(left.map(({ text }) => text.en)).not.toContain(finding.text.en)
      }
    },
  )
})

describe('what is good stays unsaid', () => {
  test.each([
    ...gallery.map(({ id }) => ['as it is', id, same, undefined] as const),
    ...goodVariants.map(([of, base, change, portal]) => [of, base, change, portal] as const),
  ])('%s: %s', (_, base, change, portal) => {
    const { graph, catalogue } = changed(base, change, portal)
    parseGraph(JSON.parse(JSON.stringify(graph)))
    const found = verify(graph, catalogue).filter(({ severity }) => severity !== 'note')
    expect(found.map(({ rule, text }) => [rule, text.en])).toEqual([])
  })
})

test('there are enough of both, and no mistake is told twice', () => {
  expect(broken.length).toBeGreaterThanOrEqual(150)
  expect(gallery.length + goodVariants.length).toBeGreaterThanOrEqual(50)
  const made = broken.map(([, , base, change, portal]) => JSON.stringify(changed(base, change, portal)))
  expect(new Set(made).size).toBe(made.length)
})

test('every rule has its mistakes', () => {
  const named = new Set(broken.map(([rule]) => rule))
  expect(rules.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([])
})

/** Plays the run on the drawn route: each move leaves a node that holds the run, and only the last may lead nowhere. */
function expectPlayable(graph: RouteGraph, run: Run): void {
  const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]))
  let held = graph.nodes.filter((node) => node.kind === 'start').map((node) => node.id)
  for (const [at, { node, outcome }] of run.entries()) {
    expect(held).toContain(node)
    const taken = graph.edges.filter(
      (edge) => edge.from === node && (kinds.get(node) === 'fork' || edge.outcome === outcome),
    )
    if (at < run.length - 1) expect(taken).not.toEqual([])
    held = [...held.filter((each) => each !== node), ...taken.map((edge) => edge.to)]
  }
}
