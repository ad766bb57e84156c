import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apply, type Edit } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { mergeRoutes } from '#lib/route/merge.ts'
import { say } from '#lib/sentence.ts'
import type { DraftRead, SaveAnswer } from './answer.ts'
import { createAutosave } from './autosave.ts'
import { createDesignerStore } from './designer-store.ts'
import { createDraftSync, type SyncNews } from './draft-sync.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const base = route([node('sign', 'a'), node('sign', 'b')])
const titled = (id: string, title: string): Edit => ({ do: 'set-node', node: node('sign', id, { title }) })
const after = (graph: RouteGraph, edit: Edit) => apply(graph, edit).graph
const titleOf = (graph: RouteGraph, id: string) => graph.nodes.find((each) => each.id === id)?.title

/** A window and a server that keeps one draft, as several people save it. */
function office() {
  let held: DraftRead = { graph: base, revision: 7, by: 'Anna' }
  let away = false
  const save = async (graph: RouteGraph, revision: number): Promise<SaveAnswer> => {
    if (revision !== held.revision) return { refused: { code: 'draft-stale', text: say('', '') } }
    held = { graph, revision: revision + 1, by: 'Me' }
    return { done: { revision: held.revision } }
  }
  const store = createDesignerStore(base)
  const autosave = createAutosave(save, { graph: base, revision: 7 })
  store.subscribe((now, before) => {
    if (now.graph !== before.graph) autosave.changed(now.graph)
  })
  const told: SyncNews[] = []
  let cut = false
  const sync = createDraftSync({
    store,
    autosave,
    read: async () => {
      if (away) throw new Error('offline')
      return { done: held }
    },
    merging: async () => {
      if (cut) throw new Error('offline')
      return mergeRoutes
    },
    published: null,
    tell: (news) => told.push(news),
  })
  return {
    store,
    autosave,
    sync,
    told,
    held: () => held,
    edit: (edit: Edit) => store.getState().edit(edit),
    graph: () => store.getState().graph,
    cutOff: (now: boolean) => {
      cut = now
    },
    goAway: (gone: boolean) => {
      away = gone
    },
    /** Somebody else saves; `heard` when the news come before this window's next request. */
    other(edit: Edit, heard = true) {
      held = { graph: after(held.graph, edit), revision: held.revision + 1, by: 'Boris' }
      if (heard) sync.hear({ revision: held.revision, by: 'Boris', published: null, publishedBy: null })
    },
    rest: (ms = 2_000) => vi.advanceTimersByTimeAsync(ms),
  }
}

test('what somebody else has saved is shown at once, and nothing is sent for it', async () => {
  const { other, rest, graph, told, held } = office()
  other(titled('a', 'Theirs'))
  await rest()
  expect(titleOf(graph(), 'a')).toBe('Theirs')
  expect([held().revision, held().by]).toEqual([8, 'Boris'])
  expect(told).toMatchObject([{ is: 'joined', by: 'Boris', mineToo: false }])
})

test('edits of different nodes are joined and saved on top of theirs', async () => {
  const { edit, other, rest, held, told, autosave } = office()
  edit(titled('b', 'Mine'))
  other(titled('a', 'Theirs'))
  await rest()
  expect([titleOf(held().graph, 'a'), titleOf(held().graph, 'b'), held().revision]).toEqual([
    'Theirs',
    'Mine',
    9,
  ])
  expect(told).toMatchObject([{ is: 'joined', mineToo: true }])
  expect(autosave.state.getState().is).toBe('saved')
})

test('the same without any news: the server refuses, and the edits are put on top', async () => {
  const { edit, other, rest, held } = office()
  other(titled('a', 'Theirs'), false)
  edit(titled('b', 'Mine'))
  await rest()
  expect([titleOf(held().graph, 'a'), titleOf(held().graph, 'b')]).toEqual(['Theirs', 'Mine'])
})

test('what joins drafts cannot be loaded: nothing is changed or lost, and it is done when it can', async () => {
  const { edit, other, rest, held, graph, cutOff } = office()
  cutOff(true)
  edit(titled('b', 'Mine'))
  other(titled('a', 'Theirs'))
  await rest(10_000)
  expect([titleOf(graph(), 'a'), titleOf(graph(), 'b'), held().revision]).toEqual([
    titleOf(base, 'a'),
    'Mine',
    8,
  ])
  cutOff(false)
  await rest(10_000)
  expect([titleOf(held().graph, 'a'), titleOf(held().graph, 'b')]).toEqual(['Theirs', 'Mine'])
})

test('what a window remembers is put on the stored draft as soon as joining can be loaded', async () => {
  const { store, autosave, sync, rest, held, cutOff } = office()
  cutOff(true)
  store.getState().recall(after(base, titled('b', 'Remembered')), { past: [], future: [] })
  // Recalling is no edit: nothing of it waits to be sent.
  autosave.rebase({ graph: base, revision: 7 }, null)
  void sync.settle(held(), true)
  await rest(100)
  cutOff(false)
  await rest(10_000)
  expect([titleOf(held().graph, 'b'), held().revision]).toEqual(['Remembered', 8])
})

test('the same node: nothing is sent, nothing is lost, and the other draft can be taken', async () => {
  const { edit, other, rest, held, graph, sync, store, autosave } = office()
  edit(titled('a', 'Mine'))
  other(titled('a', 'Theirs'))
  await rest(60_000)
  expect(sync.state.getState().dispute?.conflicts).toEqual([{ at: 'node', id: 'a' }])
  expect([titleOf(held().graph, 'a'), titleOf(graph(), 'a'), held().revision]).toEqual(['Theirs', 'Mine', 8])
  sync.takeTheirs()
  await rest()
  expect([titleOf(graph(), 'a'), sync.state.getState().dispute, held().revision]).toEqual(['Theirs', null, 8])
  expect(autosave.state.getState().is).toBe('saved')
  store.getState().undo()
  expect(titleOf(graph(), 'a')).toBe('Mine')
})

test('a window that takes no edits keeps the dispute, and never passes mine for what is saved', async () => {
  const { edit, other, rest, held, graph, sync, store, autosave } = office()
  edit(titled('a', 'Mine'))
  other(titled('a', 'Theirs'))
  await rest()
  store.setState({ readOnly: true })
  sync.takeTheirs()
  await rest()
  expect([titleOf(graph(), 'a'), sync.state.getState().dispute?.theirs.revision]).toEqual(['Mine', 8])
  expect(autosave.state.getState().is).toBe('stale')
  store.setState({ readOnly: false })
  edit(titled('b', 'Mine too'))
  await rest()
  expect([titleOf(held().graph, 'a'), held().revision]).toEqual(['Theirs', 8])
  sync.takeTheirs()
  await rest()
  expect([titleOf(graph(), 'a'), sync.state.getState().dispute]).toEqual(['Theirs', null])
})

test('a dispute ends by itself when what is disputed was taken back', async () => {
  const { edit, other, rest, held, sync, store } = office()
  edit(titled('b', 'Mine too'))
  edit(titled('a', 'Mine'))
  other(titled('a', 'Theirs'))
  await rest()
  store.getState().undo()
  await rest()
  expect(sync.state.getState().dispute).toBeNull()
  expect([titleOf(held().graph, 'a'), titleOf(held().graph, 'b')]).toEqual(['Theirs', 'Mine too'])
})

test('own saves are no news', async () => {
  const { edit, rest, sync, held, told } = office()
  edit(titled('a', 'Mine'))
  await rest()
  sync.hear({ revision: held().revision, by: 'Me', published: null, publishedBy: null })
  await rest()
  expect(told).toEqual([])
})

test('a server that is away is asked again', async () => {
  const { other, rest, graph, goAway } = office()
  goAway(true)
  other(titled('a', 'Theirs'))
  await rest(1_000)
  expect(titleOf(graph(), 'a')).toBe('')
  goAway(false)
  await rest(5_000)
  expect(titleOf(graph(), 'a')).toBe('Theirs')
})

test('steps of undo live on where the other has touched nothing', async () => {
  const { edit, other, rest, store, graph } = office()
  edit(titled('a', 'Mine'))
  edit(titled('b', 'Mine'))
  await rest()
  other(titled('a', 'Theirs'))
  await rest()
  expect(store.getState().past).toHaveLength(1)
  store.getState().undo()
  expect([titleOf(graph(), 'a'), titleOf(graph(), 'b')]).toEqual(['Theirs', ''])
})

test('news of a version that this window publishes itself are not told, be they faster than the answer', async () => {
  const { sync, told } = office()
  const heard = (number: number) =>
    sync.hear({ revision: 7, by: 'Anna', published: number, publishedBy: 'Me' })
  await sync.publish(async () => {
    heard(3)
    return { done: { version: 3 } }
  })
  heard(3)
  expect([told, sync.state.getState().published]).toEqual([[], 3])
  const refused = sync.publish(async () => {
    heard(4)
    return null
  })
  await refused
  expect(told).toEqual([{ is: 'published', number: 4, by: 'Me' }])
})

test('a version that somebody else has published is told once, by who has published it', async () => {
  const { sync, told } = office()
  for (let n = 0; n < 2; n++) sync.hear({ revision: 7, by: 'Anna', published: 3, publishedBy: 'Boris' })
  expect(told).toEqual([{ is: 'published', number: 3, by: 'Boris' }])
  expect(sync.state.getState().published).toBe(3)
})
