import type { Pipeline, Stage } from './world.ts'

type Row = [id: string, name: string, color: string, extra?: Stage['extra']]

const semanticsOf = (extra: Stage['extra']): Stage['semantics'] => {
  if (extra === 'success') return 'S'
  return extra === 'process' ? null : 'F'
}

const stages = (firstRow: number, prefix: string, rows: Row[]): Stage[] =>
  rows.map(([id, name, color, extra = 'process'], index) => ({
    id: `${prefix}${id}`,
    rowId: firstRow + index * 2,
    name,
    color,
    extra,
    semantics: semanticsOf(extra),
    sort: (index + 1) * 10,
  }))

const ending: Row[] = [
  ['WON', 'Сделка успешна', '#7BD500', 'success'],
  ['LOSE', 'Сделка провалена', '#FF5752', 'failure'],
]

/** Pipelines of the demo: sales (default) and tenders for deals, one for the smart process of contracts. */
export const pipelines = (): Pipeline[] => [
  {
    id: 0,
    entityTypeId: 2,
    name: 'Продажи',
    sort: 100,
    isDefault: true,
    stages: stages(101, '', [
      ['NEW', 'Новая', '#39A8EF'],
      ['PREPARATION', 'Подготовка документов', '#2FC6F6'],
      ['UC_REVISION', 'Доработка договора', '#FF9A3C'],
      ['UC_SIGNING', 'На подписании', '#FFA900'],
      ['EXECUTING', 'В работе', '#47E4C2'],
      ['FINAL_INVOICE', 'Финальный счёт', '#55D0E0'],
      ...ending,
      ['APOLOGY', 'Анализ причины провала', '#FF5752', 'apology'],
    ]),
  },
  {
    id: 2,
    entityTypeId: 2,
    name: 'Тендеры',
    sort: 200,
    isDefault: false,
    stages: stages(201, 'C2:', [
      ['NEW', 'Заявка', '#39A8EF'],
      ['PREPARATION', 'Подготовка пакета', '#2FC6F6'],
      ['UC_SIGNING', 'На подписании', '#FFA900'],
      ['EXECUTING', 'Исполнение', '#47E4C2'],
      ...ending,
    ]),
  },
  {
    id: 9,
    entityTypeId: 177,
    name: 'Договоры',
    sort: 100,
    isDefault: true,
    stages: stages(301, 'DT177_9:', [
      ['NEW', 'Черновик', '#39A8EF'],
      ['UC_SIGNING', 'На подписании', '#FFA900'],
      ['SUCCESS', 'Действует', '#7BD500', 'success'],
      ['FAIL', 'Расторгнут', '#FF5752', 'failure'],
    ]),
  },
]
