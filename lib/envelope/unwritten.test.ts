import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { TestRun, worldOf } from './test-run.ts'

const refused = node('end', 'no', { outcome: 'declined' })
const drawn = route([node('sign', 's1')], [edge('s1', 'declined', 'no')])

/** All is signed, and every file fails to be stored for the same reason. */
function unwritten(): TestRun {
  const run = new TestRun(worldOf({ ...drawn, nodes: [...drawn.nodes, refused] })).settle()
  run.see(run.acted('s1', 's1', 1, 'done', 'completed')).settle((deed) => deed.do === 'write-back')
  const files = run.acts('store-file')
  expect(files.length).toBeGreaterThan(1)
  return run.see(...files.map((key) => run.failure(key, 'no-access'))).settle()
}

test('one cause is told once, however much it stops', () => {
  const run = unwritten()
  expect(run.events.filter(({ kind }) => kind === 'problem')).toHaveLength(1)
  expect(run.acts('timeline').filter((key) => key.includes('.note.'))).toHaveLength(1)
})

test('the end does not claim that all was written; a retry writes it, and only then it does', () => {
  const run = unwritten()
  expect(run.events.at(-1)).toMatchObject({
    kind: 'finished',
    text: { en: expect.stringContaining('Still to') },
  })
  run.see(run.command('retry'))
  expect(run.state.phase, 'somebody works on it again').toBe('finishing')
  run.settle()
  expect(run.state).toMatchObject({ phase: 'over', problems: {} })
  expect(run.events.at(-1)?.text.en).toContain('all is written')
})
