import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { emptyGraph } from '#lib/route/new-node.ts'
import { say } from '#lib/sentence.ts'
import type { SaveAnswer } from './answer.ts'
import { createAutosave } from './autosave.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const [first, second] = [emptyGraph(), route([node('sign', 'a')])]
type Call = { graph: RouteGraph; base: number; answer(given: SaveAnswer): void; fail(): void }

function server() {
  const calls: Call[] = []
  const save = (graph: RouteGraph, base: number) =>
    new Promise<SaveAnswer>((answer, reject) =>
      calls.push({ graph, base, answer, fail: () => reject(new Error('offline')) }),
    )
  return { calls, autosave: createAutosave(save, { graph: emptyGraph(), revision: 7 }) }
}

test('changes that follow each other closely are sent once', async () => {
  const { calls, autosave } = server()
  autosave.changed(first)
  autosave.changed(second)
  expect([autosave.state.getState().is, calls.length]).toEqual(['waiting', 0])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(calls.map((call) => [call.graph, call.base])).toEqual([[second, 7]])
  calls[0]?.answer({ done: { revision: 8 } })
  await vi.advanceTimersByTimeAsync(0)
  expect([autosave.state.getState().is, autosave.stored()]).toEqual(['saved', { graph: second, revision: 8 }])
})

test('a change made while one is being sent follows it, on the new revision', async () => {
  const { calls, autosave } = server()
  autosave.changed(first)
  await vi.advanceTimersByTimeAsync(1_000)
  autosave.changed(second)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls).toHaveLength(1)
  calls[0]?.answer({ done: { revision: 8 } })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(calls[1]).toMatchObject({ graph: second, base: 8 })
})

test('what could not be sent is kept and sent again', async () => {
  const { calls, autosave } = server()
  autosave.changed(first)
  await vi.advanceTimersByTimeAsync(1_000)
  calls[0]?.fail()
  await vi.advanceTimersByTimeAsync(0)
  expect(autosave.state.getState()).toEqual({ is: 'failed', refusal: null })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(calls[1]).toMatchObject({ graph: first, base: 7 })
})

test('a draft that somebody else has saved is not overwritten', async () => {
  const { calls, autosave } = server()
  const refused = {
    code: 'draft-stale',
    text: say('Черновик изменил другой человек.', 'Somebody else has changed the draft.'),
  }
  autosave.changed(first)
  await vi.advanceTimersByTimeAsync(1_000)
  calls[0]?.answer({ refused })
  await vi.advanceTimersByTimeAsync(0)
  autosave.changed(second)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([autosave.state.getState(), calls.length]).toEqual([{ is: 'stale' }, 1])
  expect(await autosave.flush()).toBe(false)
})

test('edits that stand on another draft now are sent on its revision; what equals it is not sent', async () => {
  const { calls, autosave } = server()
  autosave.changed(first)
  autosave.hold()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toHaveLength(0)
  autosave.rebase({ graph: first, revision: 9 }, second)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(calls).toMatchObject([{ graph: second, base: 9 }])
  calls[0]?.answer({ done: { revision: 10 } })
  await vi.advanceTimersByTimeAsync(0)
  autosave.rebase({ graph: first, revision: 11 }, null)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([autosave.state.getState().is, calls.length]).toEqual(['saved', 1])
})

test('flush sends at once and tells whether all is saved', async () => {
  const { calls, autosave } = server()
  autosave.changed(first)
  const flushed = autosave.flush()
  calls[0]?.answer({ done: { revision: 8 } })
  expect(await flushed).toBe(true)
})
