import { describe, expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { TestRun, worldOf } from './test-run.ts'

const refused = node('end', 'no', { outcome: 'declined' })

/** Our approval, then two signatures in one order to one connection. */
const graph = () => withEnd([node('approve', 'a'), node('sign', 's1'), node('sign', 's2')])

function withEnd(steps: ReturnType<typeof node>[]): RouteGraph {
  const ways = steps.map((step) => edge(step.id, 'declined', 'no'))
  const drawn = route(steps, ways)
  return { ...drawn, nodes: [...drawn.nodes, refused] }
}

const signing = (): RouteGraph => withEnd([node('sign', 's1'), node('sign', 's2')])
const waiting = (drawn: RouteGraph = signing()) => new TestRun(worldOf(drawn)).settle()
const signed = (run: TestRun) =>
  run.see(run.acted('s1', 's1', 1, 'done', 'partially_signed'), run.acted('s1', 's2', 1, 'done', 'completed'))

describe('the straight way', () => {
  test('item, document, people, submission; then the run waits and owes nothing', () => {
    const run = waiting()
    expect(
      [...run.deeds.values()].map((deed) => (deed.do === 'write-back' ? deed.act.name : deed.do)),
    ).toEqual(['read-item', 'make-document', 'resolve-people', 'submit-leg', 'set-fields', 'timeline'])
    expect(run.state).toMatchObject({
      phase: 'running',
      status: 'submitted',
      threads: [{ at: 's1' }],
      owed: [],
    })
  })

  test('signed by all: files, report, every file stored, and only then the last word and the answer', () => {
    const run = signed(waiting())
    run.settle((deed) => deed.do === 'write-back')
    expect(run.state).toMatchObject({ phase: 'finishing', status: 'partially_signed' })
    expect(run.acts('store-file')).toHaveLength(3)
    expect(run.acts('answer-robot')).toEqual([])
    run.settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed', owed: [], problems: {} })
    expect(run.acts('answer-robot')).toEqual(['answer-robot'])
    expect(run.events.at(-1)?.kind).toBe('finished')
  })

  test('each connection gets its own order, the second when the first is collected', () => {
    const run = new TestRun(worldOf(graph())).settle()
    expect(run.at).toBe('a')
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(run.state).toMatchObject({ threads: [{ at: 's1' }], phase: 'running' })
    expect(run.state.legs.s1?.externalId).not.toBe(run.state.legs.a?.externalId)
    signed(run).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed' })
  })

  test('an envelope that goes on to the next connection with signatures is partially signed', () => {
    const run = new TestRun(worldOf(withEnd([node('sign', 's1'), node('approve', 'a'), node('sign', 's2')])))
    run
      .settle()
      .see(run.acted('s1', 's1', 1, 'done', 'completed'))
      .settle()
    expect(run.state).toMatchObject({ threads: [{ at: 'a' }], status: 'partially_signed' })
    const approved = new TestRun(worldOf(graph())).settle()
    approved.see(approved.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(approved.state).toMatchObject({ threads: [{ at: 's1' }], status: 'submitted' })
  })

  test('a provider that tells a later status at once still lets "submitted" be written', () => {
    const run = new TestRun(worldOf(signing())).settle((deed) => deed.do === 'submit-leg')
    const key = run.owed('submit-leg')
    run.see({ seen: 'submitted', key, leg: 's1', told: run.told('s1', 'viewed', 'x') })
    expect(run.state.status).toBe('viewed')
    expect(run.acts('timeline')).toEqual(['r1.submitted.timeline'])
    expect(run.acts('set-fields')).toEqual(['r1.submitted.set-fields', 'r1.viewed.set-fields'])
  })
})

describe('refusals', () => {
  test('the one who refuses and the words go into the verdict, the task and the answer', () => {
    const run = waiting()
    run.see(run.acted('s1', 's1', 1, 'declined', 'declined'))
    expect(run.state).toMatchObject({
      status: 'declined',
      verdict: { by: 'Anna', comment: 'No.', step: 's1' },
    })
    const deed = run.deed('r1.declined.task')
    expect(deed).toMatchObject({ act: { responsibleId: '1', description: expect.stringContaining('No.') } })
    expect(run.deed('answer-robot')).toMatchObject({
      act: { values: { status: 'declined', decline_reason: 'No.' } },
    })
    expect(run.settle().state.phase).toBe('over')
  })

  test('a way to other people is no end of the envelope', () => {
    const deputy = node('sign', 's2')
    const drawn = route(
      [node('sign', 's1')],
      [edge('s1', 'declined', 's2'), edge('s2', 'done', 'e'), edge('s2', 'declined', 'no')],
    )
    const run = waiting({ ...drawn, nodes: [...drawn.nodes, deputy, refused] })
    run.see(run.acted('s1', 's1', 1, 'declined', 'declined')).settle()
    expect(run.state).toMatchObject({ threads: [{ at: 's2' }], status: 'submitted', phase: 'running' })
    run.see(run.acted('s2', 's2', 1, 'done', 'completed')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed', verdict: null })
    expect(run.deed('answer-robot')).toMatchObject({
      act: { values: { status: 'completed', decline_reason: '' } },
    })
  })

  test('a way back opens a revision, a person begins the next round, and rounds are counted', () => {
    const back = edge('s1', 'declined', 'd', 1)
    const run = waiting(route([node('sign', 's1')], [back]))
    run.see(run.acted('s1', 's1', 1, 'declined', 'declined')).settle()
    expect(run.state).toMatchObject({
      phase: 'revising',
      status: 'declined',
      threads: [{ at: 'd' }],
      round: 1,
    })
    expect(run.acts('answer-robot')).toEqual([])
    run.see(run.command('resume')).settle()
    expect(run.state).toMatchObject({ phase: 'running', status: 'submitted', round: 2, verdict: null })
    run.see(run.acted('s1', 's1', 1, 'declined', 'declined')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'declined', round: 2 })
    expect(run.acts('task')).toEqual(['r1.declined.task', 'r2.declined.task'])
  })
})

describe('annulment', () => {
  test('of a completed envelope is told', () => {
    const run = signed(waiting()).settle()
    run.see({ seen: 'leg', leg: 's1', told: { ...run.told('s1', 'revoked'), comment: 'by both' } }).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'revoked', verdict: { comment: 'by both' } })
    expect(run.acts('answer-robot')).toHaveLength(1)
  })

  test('while files are being stored is told after the completion', () => {
    const run = signed(waiting()).settle((deed) => deed.do === 'write-back')
    run.see({ seen: 'leg', leg: 's1', told: run.told('s1', 'revoked') }).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'revoked' })
    expect(run.acts('set-fields')).toEqual(
      expect.arrayContaining(['r1.completed.set-fields', 'r1.revoked.set-fields']),
    )
  })

  test('before the files are fetched ends the route: the files come late and lead nowhere', () => {
    const run = signed(waiting())
    const files = run.result(run.owed('collect-files'))
    run.see({ seen: 'leg', leg: 's1', told: run.told('s1', 'revoked') })
    run.see(files).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'revoked', owed: [] })
    expect([...run.deeds.values()].some((deed) => deed.do === 'make-report')).toBe(false)
  })
})

describe('deadlines', () => {
  const timed = (quorum: 'all' | 'any') => {
    const participants = [{ from: 'responsible' as const }, { from: 'contact' as const, index: 1 }]
    const deadline = { value: 2, unit: 'days' as const }
    const first = node('sign', 's1', { participants, quorum, order: 'parallel', deadline })
    return withEnd([first, node('sign', 's2', { deadline })])
  }
  const passed = (step: string) => ({ seen: 'deadline' as const, leg: 's1', step, round: 1 })

  test('a step that nobody did expires, its order is withdrawn under its own name', () => {
    const run = waiting(timed('all'))
    const externalId = run.state.legs.s1?.externalId
    expect(run.timers.map(({ tells }) => 'step' in tells && tells.step)).toEqual(['s1'])
    run.see(run.acted('s1', 's1', 1, 'done', 'partially_signed'), passed('s1'))
    expect(run.state.status).toBe('expired')
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({
      externalId,
      connectionId: 'c-mail',
      reason: 'deadline',
    })
    expect(run.settle().state.phase).toBe('over')
  })

  test('a step with its quorum does not expire for the others, and the next step gets its own clock', () => {
    const run = waiting(timed('any'))
    run.see(run.acted('s1', 's1', 2, 'done', 'partially_signed')).settle()
    expect(run.timers.map(({ tells }) => 'step' in tells && tells.step)).toEqual(['s1', 's2'])
    const before = run.state
    expect(run.see(passed('s1')).state).toEqual(before)
    expect(run.see(passed('s2')).state.status).toBe('expired')
  })

  test('a clock of another round or of a leg that is over changes nothing', () => {
    const run = signed(waiting(timed('any')))
    const before = run.state
    expect(run.see(passed('s2'), { ...passed('s1'), round: 2 }).state).toEqual(before)
  })
})

describe('cancellation', () => {
  test('withdraws what is with the provider and answers the robot', () => {
    const run = waiting()
    const externalId = run.state.legs.s1?.externalId
    run.see(run.command('cancel', 'changed our mind'))
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({ externalId, reason: 'changed our mind' })
    run.settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'cancelled' })
    expect(run.deed('answer-robot')).toMatchObject({ act: { values: { status: 'cancelled' } } })
  })

  test('a submission that comes through afterwards is withdrawn too, even when all seemed over', () => {
    const run = new TestRun(worldOf(signing())).settle((deed) => deed.do === 'submit-leg')
    const submitted = run.result(run.owed('submit-leg'))
    run.see(run.command('cancel')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'cancelled', owed: [] })
    run.see(submitted)
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({ externalId: run.state.legs.s1?.externalId })
    run.see(submitted).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'cancelled', owed: [] })
  })

  test('does not forget a withdrawal that failed: it stays to be retried', () => {
    const drawn = route(
      [node('sign', 's1', { deadline: { value: 1, unit: 'days' } })],
      [edge('s1', 'declined', 'd', 1), edge('s1', 'expired', 'd', 1)],
    )
    const run = waiting(drawn).see({ seen: 'deadline', leg: 's1', step: 's1', round: 1 })
    const withdrawal = run.owed('cancel-leg')
    run.see(run.failure(withdrawal)).see(run.command('cancel')).settle()
    expect(Object.keys(run.state.problems)).toEqual([withdrawal])
    run.see(run.command('retry')).settle()
    expect(run.again).toEqual([withdrawal])
    expect(run.state).toMatchObject({ phase: 'over', problems: {} })
  })

  test('twice is once, and after the end it is nothing', () => {
    const run = waiting().see()
    const once = run.see(run.command('cancel')).state
    expect(run.see(run.command('cancel')).state).toEqual(once)
    const over = run.settle().state
    expect(run.see(run.command('cancel'), run.command('remind'), run.command('resume')).state).toEqual(over)
  })
})

describe('trouble and retry', () => {
  test('work of the main line stops the run until somebody retries; then it begins anew at the node', () => {
    const run = new TestRun(worldOf(signing())).settle((deed) => deed.do === 'resolve-people')
    run.see(run.failure(run.owed('resolve-people'))).settle()
    expect(Object.values(run.state.problems)).toMatchObject([{ work: 'resolve-people', blocking: true }])
    expect(run.acts('timeline')).toEqual(['r1.s1.a1.resolve-people.note.a1'])
    run.see(run.command('retry')).settle()
    expect(run.state).toMatchObject({ status: 'submitted', problems: {}, threads: [{ attempt: 2 }] })
  })

  test('a submission that was said to have failed and came through is taken; after a retry it is withdrawn', () => {
    const failing = () => {
      const run = new TestRun(worldOf(signing())).settle((deed) => deed.do === 'submit-leg')
      const key = run.owed('submit-leg')
      const submitted = run.result(key)
      return { run: run.see(run.failure(key)).settle(), submitted }
    }
    const taken = failing()
    taken.run.see(taken.submitted, taken.submitted).settle()
    expect(taken.run.state).toMatchObject({ status: 'submitted', problems: {}, threads: [{ attempt: 1 }] })

    const anew = failing()
    anew.run.see(anew.run.command('retry')).settle((deed) => deed.do === 'submit-leg')
    anew.run.see(anew.submitted).settle()
    expect(anew.run.state).toMatchObject({ status: 'submitted', owed: [] })
    expect(anew.run.deed('r1.s1.a1.submit-leg.withdraw')).toMatchObject({
      externalId: 'x-r1.s1.a1.submit-leg',
    })
    expect(anew.run.state.legs.s1?.externalId).toBe('x-r1.s1.a2.submit-leg')
  })

  test('a file that cannot be stored does not hold back the end; stored later, it ends nothing twice', () => {
    const run = signed(waiting()).settle((deed) => deed.do === 'write-back')
    const [bad = ''] = run.acts('store-file')
    run.see(run.failure(bad)).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed', owed: [] })
    run.see(run.command('retry'))
    expect(run.again).toEqual([bad])
    run.see(run.failure(bad)).see(run.command('retry'))
    expect(run.settle().state).toMatchObject({ phase: 'over', status: 'completed', owed: [], problems: {} })
  })

  test('the same write-back failing twice leaves one note and does not keep the envelope open', () => {
    const run = waiting().see()
    run.see(run.acted('s1', 's1', 1, 'declined', 'declined'))
    run.see(run.failure('r1.declined.task')).settle()
    run.see(run.command('retry')).see(run.failure('r1.declined.task'))
    expect(run.state).toMatchObject({ phase: 'over', owed: [] })
    expect(run.acts('timeline').filter((key) => key.includes('.note.'))).toHaveLength(1)
  })
})
