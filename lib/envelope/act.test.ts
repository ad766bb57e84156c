import { expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import type { WriteBack } from './effect.ts'
import { defaultMapping } from './mapping.ts'
import { TestRun, worldOf } from './test-run.ts'

const begun = (action: string, settings: Record<string, unknown>, first = node('sign', 'p')) => {
  const graph = route([first, node('action', 'a', { action, settings })])
  const run = new TestRun(worldOf(graph, { mapping: { ...defaultMapping, rows: {} } }), {
    by: 'button',
    userId: '3',
  })
  run.settle()
  if (first.kind === 'sign') run.see(run.acted('p', 'p', 1, 'done', 'completed'))
  return run.settle((deed) => deed.do === 'write-back')
}
const owedActs = (run: TestRun): WriteBack[] =>
  run.state.owed.flatMap((key) => {
    const deed = run.deed(key)
    return deed.do === 'write-back' ? [deed.act] : []
  })

test.each([
  [
    'move-stage',
    { stages: { '0': 'WON' } },
    { name: 'move-stage', stageByPipeline: { '0': 'WON' }, backwards: false },
  ],
  [
    'set-fields',
    { fields: { UF_X: '{{document}}!' } },
    { name: 'set-fields', fields: { UF_X: 'original!' } },
  ],
  ['timeline', { text: 'Signed by {{signed}}' }, { name: 'timeline', title: '', text: 'Signed by Anna' }],
  [
    'notify',
    { to: ['responsible', 'starter', 'user:9', 'head'], text: 'x' },
    { name: 'notify', userIds: ['1', '3', '9'], text: 'x' },
  ],
  [
    'attach-files',
    { field: 'UF_F', which: 'signed' },
    {
      name: 'attach-files',
      field: 'UF_F',
      files: [{ documentId: 'd-r1-p-a1-collect-files', fileName: 'signed.pdf' }],
    },
  ],
  [
    'start-process',
    { templateId: '7', parameters: { who: '{{responsible}}' } },
    { name: 'start-process', templateId: '7', parameters: { who: 'Anna' } },
  ],
] as const)('%s does what its settings say and is left when it is done', (action, settings, act) => {
  const run = begun(action, settings)
  expect([run.at, owedActs(run)]).toEqual(['a', [act]])
  run.see(run.result(run.state.owed[0] ?? ''))
  expect(run.at).toBe('e')
})

test('a task has its deadline counted from now', () => {
  const run = begun('task', { title: 'Call {{company}}', responsible: 'responsible', deadlineDays: 1 })
  const deadline = new Date(Date.parse(run.now()) + 86_400_000).toISOString().slice(0, 13)
  expect(owedActs(run)).toMatchObject([
    { name: 'task', title: 'Call Client', responsibleId: '1', deadline: expect.stringContaining(deadline) },
  ])
})

test('stored files are stored once, and the end stores only the rest', () => {
  const run = begun('store-files', { which: 'all' })
  const now = run.state.owed
  expect(now.toSorted()).toEqual(['r1.store.d-r1-d-a1-make-document', 'r1.store.d-r1-p-a1-collect-files'])
  run.settle()
  expect(run.acts('store-file').filter((key) => !now.includes(key))).toEqual(['r1.store.d-r1-report'])
  expect(run.state).toMatchObject({ phase: 'over', status: 'completed' })
})

test('an action with nothing to do is passed and says so', () => {
  const run = begun('notify', { to: ['head'], text: 'x' })
  expect(run.at).toBe('e')
  expect(run.events.map((event) => event.text.en)).toContain('“Action”: there is nothing to do.')
})

test('an action that fails parks the branch; a retry repeats the same effect, but a process is started anew', () => {
  const run = begun('timeline', { text: 'x' })
  const [key = ''] = run.state.owed
  run.see(run.failure(key))
  expect(Object.values(run.state.problems)).toMatchObject([{ blocking: true, work: 'timeline' }])
  run.see(run.command('retry'))
  expect([run.again, run.state.owed]).toEqual([[key], [key]])
  const process = begun('start-process', { templateId: '7' })
  process.see(process.failure('r1.a.a1.act')).see(process.command('retry'))
  expect(process.state.owed).toContain('r1.a.a2.act')
})
