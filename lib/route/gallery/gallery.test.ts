import { describe, expect, test } from 'vitest'
import { wholePortal } from '#lib/route/corpus/portal.ts'
import { parseGraph } from '#lib/route/schema.ts'
import { parseText, toText } from '#lib/route/text.ts'
import { verify } from '#lib/route/verify.ts'
import { locales } from '#lib/sentence.ts'
import { gallery } from './index.ts'
import { drawSketch, providersOf, providerTitles } from './sketch.ts'

const bare = { connections: [], pipelines: null, users: null, templates: null, fields: null }

describe.each(gallery.map((sketch) => [sketch.id, sketch] as const))('%s', (_, sketch) => {
  test.each(locales)('is clean in a portal that has what it needs: %s', (locale) => {
    const graph = drawSketch(sketch, { locale, catalogue: wholePortal })
    expect(parseGraph(graph)).toEqual(graph)
    const found = verify(graph, wholePortal)
    expect(found.map(({ rule, node, text }) => [rule, node, text.en])).toEqual([])
    const text = toText(graph)
    expect(toText(parseText(text))).toBe(text)
  })

  test('in a portal without connections says which are left to choose', () => {
    const graph = drawSketch(sketch, { locale: 'ru', catalogue: bare })
    const lacks = verify(graph, bare).filter(({ rule }) => rule === 'missing-connection')
    const steps = graph.nodes.filter((node) => node.kind === 'approve' || node.kind === 'sign')
    expect(lacks.map(({ node }) => node)).toEqual(steps.map(({ id }) => id))
    for (const step of steps) expect(step.note).toMatch(/Шаг рассчитан на \S+/)
  })

  test('no two cards lie on one place', () => {
    const { nodes } = drawSketch(sketch, { locale: 'ru', catalogue: wholePortal })
    expect(new Set(nodes.map(({ position }) => `${position.x} ${position.y}`)).size).toBe(nodes.length)
  })

  test('says everything in both languages', () => {
    const [ru, en] = locales.map((locale) => drawSketch(sketch, { locale, catalogue: wholePortal }))
    const titles = (graph: typeof ru) => graph?.nodes.map((node) => node.title).join('|')
    expect(titles(en)).not.toBe(titles(ru))
    expect(titles(en)).not.toMatch(/[а-яё]/i)
    for (const words of [sketch.title, sketch.purpose]) expect(words.ru).not.toBe(words.en)
    expect(providersOf(sketch).filter((id) => !providerTitles[id])).toEqual([])
  })
})

test('the main line is straight, a detour lies below it', () => {
  const rowsOf = (id: string) => {
    const sketch = gallery.find((each) => each.id === id)
    const graph = sketch && drawSketch(sketch, { locale: 'ru', catalogue: wholePortal })
    return Object.fromEntries((graph?.nodes ?? []).map((node) => [node.id, node.position.y / 172]))
  }
  const straight = { 'start-1': 0, 'document-1': 0, 'sign-1': 0, 'sign-2': 0, 'end-1': 0 }
  expect(rowsOf('contract-approval')).toEqual({
    ...straight,
    'approve-1': 0,
    'approve-2': 0,
    'end-2': 1,
    'end-3': 2,
  })
  expect(rowsOf('amendment')).toEqual({ ...straight, 'condition-1': 0, 'approve-1': 1, 'end-2': 2 })
})

test('there are enough of them, each under a name of its own', () => {
  expect(gallery.length).toBeGreaterThanOrEqual(12)
  expect(new Set(gallery.map(({ id }) => id)).size).toBe(gallery.length)
})
