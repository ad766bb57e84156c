import { expect, test } from 'vitest'
import { fitting, insertVariable, openPlace, typedSince } from './completion.ts'

test('finds the place that is being typed', () => {
  expect(openPlace('Ждём: {{wai', 11)).toEqual({ from: 6, typed: 'wai' })
  expect(openPlace('Ждём: {{', 8)).toEqual({ from: 6, typed: '' })
  expect(openPlace('Ждём: {', 7)).toEqual({ from: 6, typed: '' })
  expect(openPlace('Ждём: {ком', 10)).toEqual({ from: 6, typed: 'ком' })
  expect(openPlace('Ждём: {{waiting}} и', 19)).toBeNull()
  expect(openPlace('Ждём', 4)).toBeNull()
})

test('a place that the button has opened lasts while a name is typed', () => {
  expect(typedSince('Ждём: ', 6, 6)).toEqual({ from: 6, typed: '' })
  expect(typedSince('Ждём: wai', 6, 9)).toEqual({ from: 6, typed: 'wai' })
  expect(typedSince('Ждём: wai ', 6, 10)).toBeNull()
  expect(typedSince('Ждём: ', 6, 2)).toBeNull()
})

test('offers what fits, beginnings first', () => {
  expect(fitting('item')).toEqual(['item.title', 'item.url', 'item.id'])
  expect(fitting('url')[0]).toBe('item.url')
  expect(fitting('nothing')).toEqual([])
})

test('a variable is found by what it means, too', () => {
  const meaning = (name: string) => (name === 'waiting' ? 'кого ждём' : '')
  expect(fitting('Ждём', meaning)).toEqual(['waiting'])
})

test('puts the variable in and the caret behind it', () => {
  expect(insertVariable('Ждём: {{wai.', 6, 11, 'waiting')).toEqual({ text: 'Ждём: {{waiting}}.', caret: 17 })
  expect(insertVariable('Ждём: {', 6, 7, 'waiting')).toEqual({ text: 'Ждём: {{waiting}}', caret: 17 })
})

test('what was closed already is not closed twice', () => {
  expect(insertVariable('{{wa}} конец', 0, 4, 'waiting').text).toBe('{{waiting}} конец')
  expect(insertVariable('{wa} конец', 0, 3, 'waiting').text).toBe('{{waiting}} конец')
})
