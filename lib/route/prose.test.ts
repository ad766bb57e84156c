import { expect, test } from 'vitest'
import { wholePortal } from './corpus/portal.ts'
import { edge, exampleCatalogue, line, node, route } from './example.ts'
import { gallery } from './gallery/index.ts'
import { drawSketch } from './gallery/sketch.ts'
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

const told = (kind: 'ru' | 'en', nodes: Parameters<typeof line>[0]) =>
  regulationText(regulationOf(line(nodes), exampleCatalogue), kind).split('\n')

test('every kind of node has its sentence', () => {
  const nodes = [
    node('start', 's', {
      inputs: [
        { name: 'who', type: 'user', label: { ru: 'Юрист', en: 'Lawyer' }, required: true },
        { name: 'why', type: 'text', label: { ru: 'Повод', en: 'Reason' }, required: false },
      ],
    }),
    node('document', 'd', { source: { from: 'formalised', type: 'act' } }),
    node('wait', 'w', { until: { by: 'date-field', field: 'title' } }),
    node('wait', 'v', { until: { by: 'duration', duration: { value: 2, unit: 'days' } } }),
    node('approve', 'a', {
      participants: [{ from: 'input', input: 'who', as: 'user' }],
      reminders: { every: { value: 1, unit: 'days' }, most: 2 },
      deputies: [{ from: 'head' }],
    }),
    node('fork', 'f', {
      branches: [
        { id: 'b1', label: 'право' },
        { id: 'b2', label: '' },
      ],
    }),
    node('join', 'j', { wait: 'any' }),
    node('action', 'm', { action: 'move-stage', settings: { stages: { '0': 'WON' } } }),
    node('end', 'e', { outcome: 'cancelled' }),
  ]
  expect(told('ru', nodes)).toEqual([
    '1. Старт. Маршрут запускается из карточки: сделка. При запуске указывают: Юрист, Повод (можно не указывать).',
    '   – Далее — пункт 2.',
    '2. Документ. Формализованный документ (акт) составляется по реквизитам и товарам карточки.',
    '   – Далее — пункт 3.',
    '3. Ожидание. Ожидание даты из поля «Title».',
    '   – Далее — пункт 4.',
    '4. Ожидание. Ожидание: 2 дн.',
    '   – Далее — пункт 5.',
    '5. Согласование. Согласуют: Юрист. Подпись: ПЭП, подключение: In-app. Напоминания: каждые 1 дн., не больше 2. Заместители: Руководитель ответственного.',
    '   – По завершении — пункт 6.',
    '6. Разветвление. Одновременно начинаются ветки: «право», «ветка 2».',
    '   – Ветка «право» — пункт 7.',
    '7. Слияние. Достаточно одной ветки; остальные отзываются.',
    '   – Далее — пункт 8.',
    '8. Действие. Действие в Битрикс24: сменить стадию.',
    '   – Далее — пункт 9.',
    '9. Отменён. Маршрут отменяется.',
  ])
  expect(told('en', nodes)[8]).toBe(
    '5. Approval. Approved by: Lawyer. Signature: Simple, connection: In-app. Reminders: every 1 day, at most 2. Deputies: Head of department.',
  )
})

test('no ready route says an id or leaves a gap', () => {
  for (const sketch of gallery) {
    for (const locale of ['ru', 'en'] as const) {
      const graph = drawSketch(sketch, { locale, catalogue: wholePortal })
      const text = regulationText(regulationOf(graph, wholePortal), locale)
      expect(text).not.toMatch(/«»|“”|undefined|[a-z]+-\d\b|, ,|: \.|\.\./)
    }
  }
})
