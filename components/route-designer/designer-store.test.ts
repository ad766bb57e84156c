import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { createDesignerStore } from './designer-store.ts'

const graph = route([node('sign', 'a')], [edge('a', 'declined', 'e')])

test('every edit can be undone and redone, one by one', () => {
  const store = createDesignerStore(graph)
  const { edit, undo, redo } = store.getState()
  edit({ do: 'add-node', node: node('sign', 'b') })
  edit({ do: 'connect', from: 'a', outcome: 'done', to: 'b' })
  edit({ do: 'remove-nodes', ids: ['d'] })
  const last = store.getState().graph
  undo()
  undo()
  undo()
  expect(store.getState().graph).toEqual(graph)
  undo()
  expect(store.getState().graph).toEqual(graph)
  redo()
  redo()
  redo()
  expect(store.getState().graph).toEqual(last)
  expect(store.getState().future).toEqual([])
})

test('typing into one field is one step of undo', () => {
  const store = createDesignerStore(graph)
  for (const title of ['S', 'Si', 'Sig']) {
    store.getState().edit({ do: 'set-node', node: node('sign', 'a', { title }) }, 'title a')
  }
  expect(store.getState().past).toHaveLength(1)
  store.getState().undo()
  expect(store.getState().graph).toEqual(graph)
  store.getState().redo()
  expect(store.getState().graph.nodes.find((each) => each.id === 'a')?.title).toBe('Sig')
})

test('a refused edit changes nothing and says why', () => {
  const store = createDesignerStore(graph)
  expect(store.getState().edit({ do: 'connect', from: 'd', outcome: 'next', to: 's' })).toBe(false)
  expect(store.getState().graph).toBe(graph)
  expect(store.getState().refused?.en).toBe('Nothing leads into a start.')
})

test('a draft that may only be read is never changed', () => {
  const store = createDesignerStore(graph, true)
  expect(store.getState().edit({ do: 'remove-nodes', ids: ['a'] })).toBe(false)
  store.getState().draft({ a: { x: 1, y: 1 } })
  expect([store.getState().graph, store.getState().drafted]).toEqual([graph, {}])
})

test('what was copied is put aside under new ids, with the edges between', () => {
  const store = createDesignerStore(graph)
  store.getState().select(['s', 'a', 'e'])
  const part = store.getState().copied()
  if (part) store.getState().paste(part)
  const { graph: after, selection } = store.getState()
  expect([...selection.nodes]).toEqual(['sign-1', 'end-1'])
  expect(after.nodes.find((each) => each.id === 'sign-1')?.position).toEqual({ x: 40, y: 40 })
  expect(after.edges.slice(-2).map((each) => `${each.id}>${each.to}`)).toEqual([
    'sign-1.done>end-1',
    'sign-1.declined>end-1',
  ])
})

test('what is selected goes in one step, and the selection forgets it', () => {
  const store = createDesignerStore(graph)
  store.getState().select(['a'], ['d.next'])
  store.getState().removeSelected()
  expect(store.getState().graph.edges.map((each) => each.id)).toEqual(['s.next'])
  expect(store.getState().selection.nodes.size).toBe(0)
  store.getState().undo()
  expect(store.getState().graph).toEqual(graph)
})

const noted: typeof graph = {
  ...graph,
  groups: [{ id: 'g', title: '', nodes: ['d', 'a'] }],
  notes: [{ id: 'n', text: '', position: { x: 0, y: 0 }, size: { width: 200, height: 80 } }],
}

test('a selected group is copied with its nodes; deleting takes its frame alone, unless it is meant deep', () => {
  const store = createDesignerStore(noted)
  store.getState().select([], [], { groups: ['g'], notes: ['n'] })
  expect(
    store
      .getState()
      .copied()
      ?.nodes.map((each) => each.id),
  ).toEqual(['d', 'a'])
  store.getState().removeSelected()
  expect(store.getState().graph).toEqual(graph)
  expect(store.getState().selection.groups.size + store.getState().selection.notes.size).toBe(0)
  store.getState().undo()
  expect(store.getState().graph).toEqual(noted)
  store.getState().select([], [], { groups: ['g'] })
  store.getState().removeSelected('remove-group', true)
  expect(store.getState().graph.nodes.map((each) => each.id)).toEqual(['s', 'e'])
  expect(store.getState().graph.groups).toBeUndefined()
  store.getState().undo()
  expect(store.getState().graph).toEqual(noted)
})
