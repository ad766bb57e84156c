import { expect, test } from 'vitest'
import { found } from './search.ts'

const people = [
  { label: 'Анна Соколова', detail: 'Юрист' },
  { label: 'Пётр Анненков', detail: 'Директор' },
  { label: 'Игорь Мельников' },
]
const names = (query: string) => found(people, query).map(({ label }) => label)

test.each([
  ['', ['Анна Соколова', 'Пётр Анненков', 'Игорь Мельников']],
  ['анн', ['Анна Соколова', 'Пётр Анненков']],
  ['соколова анна', ['Анна Соколова']],
  ['петр', ['Пётр Анненков']],
  ['директор', ['Пётр Анненков']],
  ['Мельников юрист', []],
])('“%s” finds %j', (query, labels) => {
  expect(names(query)).toEqual(labels)
})

test('of a thousand people those are found who fit, whose names begin so first', () => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ label: `Сотрудник ${n}`, detail: `Отдел ${n % 7}` }))
  expect(found(many, 'сотрудник 99')).toHaveLength(19)
  expect(found(many, 'сотрудник 99')[0]?.label).toBe('Сотрудник 99')
  expect(found(many, 'сотрудник отдел')).toHaveLength(1000)
})
