import { expect, test } from 'vitest'
import { fitting, insertVariable, openPlace } from './completion.ts'

test('finds the place that is being typed', () => {
  expect(openPlace('Ждём: {{wai', 11)).toEqual({ from: 6, typed: 'wai' })
  expect(openPlace('Ждём: {{', 8)).toEqual({ from: 6, typed: '' })
  expect(openPlace('Ждём: {{waiting}} и', 19)).toBeNull()
  expect(openPlace('Ждём', 4)).toBeNull()
})

test('offers what fits, beginnings first', () => {
  expect(fitting('item')).toEqual(['item.title', 'item.url', 'item.id'])
  expect(fitting('url')[0]).toBe('item.url')
  expect(fitting('nothing')).toEqual([])
})

test('puts the variable in and the caret behind it', () => {
  expect(insertVariable('Ждём: {{wai.', 6, 11, 'waiting')).toEqual({ text: 'Ждём: {{waiting}}.', caret: 17 })
})

test('what was closed already is not closed twice', () => {
  expect(insertVariable('{{wa}} конец', 0, 4, 'waiting').text).toBe('{{waiting}} конец')
})
