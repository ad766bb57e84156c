import { describe, expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import { wholePortal } from '#lib/route/corpus/portal.ts'
import { gallery } from '#lib/route/gallery/index.ts'
import { drawSketch } from '#lib/route/gallery/sketch.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { internationalNda, supplyContract } from '#lib/route/samples.ts'
import { withStandIns } from '#lib/route/stand-in.ts'
import { locales } from '#lib/sentence.ts'
import { percentOf } from './coverage.ts'
import { rehearse } from './rehearse.ts'

function failedOf(graph: RouteGraph, catalogue = wholePortal) {
  const made = compile(graph, catalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  const { results, coverage } = rehearse(graph, made.plan)
  const failed = results.filter(({ ok }) => !ok).map(({ name, text }) => [name, text.en])
  return { failed, percent: percentOf(coverage), many: results.length }
}

describe.each(gallery.map((sketch) => [sketch.id, sketch] as const))('%s', (_, sketch) => {
  test.each(locales)('is rehearsed in the language of its author: %s', (locale) => {
    const graph = drawSketch(sketch, { locale, catalogue: wholePortal })
    const { failed, percent, many } = failedOf(graph)
    expect(failed).toEqual([])
    expect(many).toBeGreaterThanOrEqual(2)
    expect(percent).toBeGreaterThanOrEqual(60)
    const outcomes = new Set(graph.scenarios?.map((one) => one.expect.outcome))
    expect(outcomes.size).toBeGreaterThanOrEqual(2)
    const words = JSON.stringify(graph.scenarios)
    expect(/[а-яё]/i.test(words)).toBe(locale === 'ru')
  })

  test('goes the same way where no service is connected yet', () => {
    const bare = { ...wholePortal, connections: [], templates: null }
    const { graph, catalogue } = withStandIns(drawSketch(sketch, { locale: 'ru', catalogue: bare }))
    expect(failedOf(graph, catalogue).failed).toEqual([])
  })
})

test.each([
  ['Supply contract', supplyContract({ templateId: '1', directorUserId: '1' })],
  ['International NDA', internationalNda({ templateId: '2' })],
])('the demo’s %s goes as its scenarios say', (_, graph) => {
  const { failed, many } = failedOf(graph)
  expect([failed, many]).toEqual([[], 2])
})
