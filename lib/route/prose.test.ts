import { expect, test } from 'vitest'
import { edge, exampleCatalogue, node, route } from './example.ts'
import { regulationOf, regulationText } from './prose.ts'

const graph = route(
  [
    node('condition', 'c', {
      title: 'Крупная?',
      branches: [
        {
          id: 'b1',
          label: 'да',
          all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater', right: '100' }],
        },
      ],
    }),
    node('sign', 'a', {
      participants: [{ from: 'user', userId: '1' }, { from: 'head' }],
      order: 'parallel',
      quorum: 'any',
      deadline: { value: 3, unit: 'working-days' },
    }),
  ],
  [edge('c', 'else', 'e'), edge('a', 'declined', 'd', 2), edge('a', 'expired', 'e')],
)

test('the whole route as a regulation, in both languages', () => {
  const points = regulationOf(graph, exampleCatalogue)
  expect(regulationText(points, 'ru')).toBe(`1. Старт. Маршрут запускается из карточки: сделка.
   – Далее — пункт 2.
2. Документ. Документ создаётся по шаблону «Contract».
   – Далее — пункт 3.
3. Крупная? Проверяется по порядку: 1) «Amount» больше 100.
   – Если «да» — пункт 4.
   – Иначе — пункт 5.
4. Подписание. Подписывают: Anna, Руководитель ответственного (одновременно), достаточно одного. Подпись: ПЭП, подключение: Mail. Срок — 3 раб. дн.
   – По завершении — пункт 5.
   – При отказе — пункт 2, не больше 2 раз.
   – Если срок истёк — пункт 5.
5. Завершён. Маршрут завершён.`)
  expect(regulationText(points, 'en').split('\n').slice(7, 11)).toEqual([
    '4. Signing. Signed by: Anna, Head of department (at the same time), any one is enough. Signature: Simple, connection: Mail. Deadline: 3 working days.',
    '   – When done: point 5.',
    '   – If declined: point 2, at most 2 times.',
    '   – If the deadline passes: point 5.',
  ])
})
