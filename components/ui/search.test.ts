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

test('a thousand people are searched without a wait that grows with what is found', () => {
  const many = Array.from({ length: 1000 }, (_, n) => ({ label: `Сотрудник ${n}`, detail: `Отдел ${n % 7}` }))
  expect(found(many, 'сотрудник 99')).toHaveLength(11)
  expect(found(many, 'сотрудник отдел')).toHaveLength(1000)
})
