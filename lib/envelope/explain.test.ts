import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { unknownVariables } from '#lib/route/variable.ts'
import { explain } from './explain.ts'
import { defaultMapping } from './mapping.ts'
import { mappingSchema } from './mapping-schema.ts'
import { TestRun, worldOf } from './test-run.ts'

const drawn = route([node('sign', 's1')], [edge('s1', 'declined', 'd', 1)])
const why = (run: TestRun) => {
  const { text, mood, buttons } = explain(run.world.plan, run.state, run.world.timeZone)
  return [text.en, mood, ...buttons]
}

test('one sentence for every place where an envelope can be', () => {
  const run = new TestRun(worldOf(drawn))
  const at = (kind: Parameters<TestRun['owed']>[0]) => run.settle((deed) => deed.do === kind)
  expect(why(run)).toEqual(['Reading the CRM item.', 'busy', 'cancel'])
  expect(why(at('make-document'))).toEqual(['Preparing the document.', 'busy', 'cancel'])
  expect(why(at('resolve-people'))).toEqual(['Resolving the participants.', 'busy', 'cancel'])
  expect(why(at('submit-leg'))).toEqual(['Submitting to Mail.', 'busy', 'cancel'])
  expect(why(run.settle())).toEqual(['Waiting for Anna to sign.', 'waiting', 'remind', 'cancel'])
  run.see(run.acted('s1', 's1', 1, 'declined', 'declined'))
  expect(why(run)).toEqual(['Declined: Anna: «No.»', 'stuck', 'resume', 'cancel'])
  run.settle().see(run.command('resume')).settle()
  run.see(run.acted('s1', 's1', 1, 'done', 'completed'))
  expect(why(run)).toEqual(['Fetching the signed files.', 'busy', 'cancel'])
  run.settle((deed) => deed.do === 'write-back')
  expect(why(run)).toEqual(['Storing the files and updating Bitrix24.', 'busy'])
  expect(why(run.settle())).toEqual(['Completed.', 'over'])
})

test('trouble is told first, with the button that helps', () => {
  const run = new TestRun(worldOf(drawn))
  run.see(run.failure(run.owed('read-item')))
  expect(why(run)).toEqual(['It failed.', 'stuck', 'retry', 'cancel'])
})

test('the mapping that a portal starts with is valid and names only variables that exist', () => {
  expect(mappingSchema.parse(defaultMapping)).toEqual(defaultMapping)
  expect(unknownVariables(JSON.stringify(defaultMapping))).toEqual([])
})
