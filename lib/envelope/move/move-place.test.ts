import { describe, expect, test } from 'vitest'
import { edge, node } from '#lib/route/example.ts'
import { TestRun, worldOf } from '../test-run.ts'
import { contact, judged, line, said, started, timeline, version5, wait } from './test-move.ts'

describe('where it stands', () => {
  const stuck = () => {
    const run = new TestRun(worldOf(line([node('sign', 'a')]))).settle((deed) => deed.do === 'resolve-people')
    return run.see(run.failure('r1.a.a1.resolve-people')).settle((deed) => deed.do !== 'write-back')
  }

  test('a step that got stuck begins anew by the version that mends it', () => {
    const run = stuck()
    expect(judged(run, line([node('sign', 'a', { participants: [...contact] })]))).toEqual([
      'moves',
      '“Signing” begins anew by the new version.',
    ])
    expect([run.state.problems, run.owed('resolve-people')]).toEqual([{}, 'r1.a.a1001.resolve-people'])
    expect(run.settle().state.legs.a?.people.a?.[0]?.name).toBe('Clara')
  })

  test('is chosen by a person where the node is gone; what is left out is said', () => {
    const run = started(line([wait('w', 9), node('sign', 'z', { title: 'Client' })]))
    const after = line([node('approve', 'x', { title: 'Lawyer' }), node('sign', 'z', { title: 'Client' })])
    expect(judged(run, after)).toEqual([
      'decision',
      'The new version has no “Wait”, where the envelope stands. Where does it go on? “Client”, without “Lawyer” | “Completed”, without “Lawyer”, “Client” | “Lawyer”',
    ])
    expect(run.move(version5(after), { 'at:main:w': 'd' }).is, 'no place that is offered').toBe('decision')
    expect(run.move(version5(after), { 'at:main:w': 'x' }).is).toBe('moves')
    expect(run.settle().at).toBe('x')
  })

  test('an approval put before it is asked about and never passed over silently', () => {
    const run = started(line([wait('w', 9)]))
    const after = line([node('approve', 'x', { title: 'Lawyer' }), wait('w', 9)])
    expect(judged(run, after)).toEqual([
      'decision',
      'The envelope is at “Wait” already, and the new version has “Lawyer” before it. Where does it go on? “Lawyer” | “Wait”, without “Lawyer”',
    ])
    expect(said(run.move(version5(after), { 'at:main:w': 'w' }))).toEqual([
      'It goes on at “Wait”, without “Lawyer”.',
    ])
    expect(run.at).toBe('w')
  })

  test('an approval put before an order that people have can only be done without', () => {
    const run = started(line([node('sign', 'a')]))
    const verdict = run.move(version5(line([node('approve', 'x', { title: 'Lawyer' }), node('sign', 'a')])))
    expect(verdict.is === 'decision' && verdict.questions[0]?.options.map(({ id }) => id)).toEqual(['a'])
  })

  test('stays where something done lies ahead', () => {
    const run = started(line([node('sign', 'a', { title: 'We' }), wait('w', 9)]))
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(judged(run, line([wait('w', 9), node('sign', 'a', { title: 'We' })]))).toEqual([
      'stays',
      'Done already: “We”. In the new version that lies ahead and would happen once more.',
    ])
  })

  test('what lies behind is not done over, and that is said', () => {
    const condition = (right: string) =>
      node('condition', 'c', {
        branches: [
          {
            id: 'b1',
            label: '',
            all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater', right }],
          },
        ],
      })
    const way = [edge('c', 'else', 'w')]
    const after = line([timeline('t', 'x', 'Tell'), condition('9'), wait('w', 9)], way)
    const other = after.nodes.map((one) =>
      one.id === 'd' ? node('document', 'd', { source: { from: 'drive', fileId: '5' } }) : one,
    )
    const run = started(line([condition('1'), wait('w', 9)], way))
    expect(judged(run, { ...after, nodes: other })).toEqual([
      'moves',
      'The document “Document” is made already and is not made anew.',
      'The condition “Condition” is decided already and is not decided anew.',
      'It lies behind already and is left out: “Tell”.',
    ])
  })

  test('a revision begins at the same node, or where a person says', () => {
    const back = [edge('a', 'declined', 'd', 2)]
    const run = started(line([node('sign', 'a')], back))
    run.see(run.acted('a', 'a', 1, 'declined', 'declined')).settle()
    expect(run.state.phase).toBe('revising')
    const after = line([node('approve', 'x'), node('sign', 'a')], back)
    expect(judged(run, after)).toEqual(['moves'])
    run.see(run.command('resume')).settle()
    expect([run.at, run.state.round]).toEqual(['x', 2])
  })

  test('over is over, and another kind of item is not for the version', () => {
    const over = started(line([]))
    expect(judged(over, line([wait('w', 1)]))).toEqual(['stays', 'The route is walked to its end already.'])
    const leads = line([wait('w', 1)]).nodes.map((one) =>
      one.id === 's' ? node('start', 's', { entityTypeIds: [1] }) : one,
    )
    expect(judged(started(line([wait('w', 1)])), { ...line([wait('w', 1)]), nodes: leads })).toEqual([
      'stays',
      'The new version is not for this kind of CRM item.',
    ])
  })

  test('an input that is read ahead and missing is a question', () => {
    const start = node('start', 's', {
      inputs: [{ name: 'who', type: 'user', label: { ru: 'Кто', en: 'Who' }, required: true }],
    })
    const after = line([
      wait('w', 9),
      node('sign', 'a', { participants: [{ from: 'input', input: 'who', as: 'user' }] }),
    ])
    const nodes = after.nodes.map((one) => (one.id === 's' ? start : one))
    const run = started(line([wait('w', 9)]))
    expect(judged(run, { ...after, nodes })).toEqual([
      'decision',
      'The new version needs the input “Who”, and the envelope has none. Go on without it',
    ])
    expect(
      judged(run, {
        ...line([wait('w', 9)]),
        nodes: line([wait('w', 9)]).nodes.map((one) => (one.id === 's' ? start : one)),
      }),
    ).toEqual(['moves'])
  })
})
