import { expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import { createDesignerStore } from './designer-store.ts'
import { recalled, remember } from './draft-memory.ts'

function shelf(most = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, text: string) {
      if (text.length > most) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, text)
    },
  }
}

const base = route([node('sign', 'a')])
function edited() {
  const store = createDesignerStore(base)
  for (const title of ['One', 'Two', 'Three']) {
    store.getState().edit({ do: 'set-node', node: node('sign', 'a', { title }) })
  }
  store.getState().undo()
  const { graph, past, future } = store.getState()
  return { stored: { graph: base, revision: 4 }, graph, history: { past, future } }
}

test('a window that is loaded anew can still undo and redo', () => {
  const place = shelf()
  remember(place, 'r', edited())
  const memory = recalled(place, 'r', 1)
  const store = createDesignerStore(base)
  if (memory) store.getState().recall(memory.graph, memory.history)
  const title = () => store.getState().graph.nodes.find((each) => each.id === 'a')?.title
  expect([memory?.stored.revision, title()]).toEqual([4, 'Two'])
  store.getState().redo()
  expect(title()).toBe('Three')
  for (let n = 0; n < 3; n++) store.getState().undo()
  expect(store.getState().graph).toEqual(base)
})

test('where there is little room the oldest steps go first', () => {
  const place = shelf(JSON.stringify(edited()).length - 50)
  remember(place, 'r', edited())
  expect(recalled(place, 'r', 1)?.history.past).toEqual(edited().history.past.slice(-1))
  const none = shelf(10)
  remember(none, 'r', edited())
  expect([recalled(none, 'r', 1), none.kept.size]).toEqual([null, 0])
})

test('what cannot be read is as if it were not there', () => {
  const place = shelf()
  remember(place, 'r', edited())
  const [key = ''] = place.kept.keys()
  for (const text of [
    '{',
    'null',
    '{"graph":{}}',
    JSON.stringify({ ...edited(), history: { past: [1], future: [] } }),
  ]) {
    place.kept.set(key, text)
    expect(recalled(place, 'r', 1)).toBeNull()
  }
})
