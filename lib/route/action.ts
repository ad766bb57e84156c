import { type Sentence, say } from '#lib/sentence.ts'
import type { ActionNode } from './graph.ts'

/** Who is meant by an action: a part that somebody plays around the item, or one user of the portal. */
export type ActionPerson = 'responsible' | 'starter' | 'head' | `user:${string}`

/** Which of the envelope's files. */
export type FileChoice = 'original' | 'signed' | 'all'

/** What an action node does, as publishing freezes it. Texts are templates with the variables of the mapping. */
export type ActionOrder =
  | { do: 'move-stage'; stages: Record<string, string>; backwards: boolean }
  | { do: 'set-fields'; fields: Record<string, string> }
  | { do: 'store-files'; which: FileChoice }
  | { do: 'attach-files'; field: string; which: FileChoice }
  | { do: 'timeline'; text: string }
  | { do: 'notify'; to: ActionPerson[]; text: string }
  | { do: 'task'; title: string; description: string; responsible: ActionPerson; deadlineDays: number }
  | { do: 'start-process'; templateId: string; parameters: Record<string, string> }

export type ActionName = ActionOrder['do']

/** How a setting is given: forms draw by it, the compiler reads by it. */
export type SettingKind =
  /** Stage by pipeline: `{pipelineId: stageId}`. */
  | 'stages'
  /** Template by field: `{fieldName: template}`. */
  | 'field-values'
  /** Template by parameter of a business process: `{name: template}`. */
  | 'parameters'
  /** Name of a field of the kind "file". */
  | 'file-field'
  | 'files'
  | 'people'
  | 'person'
  /** A template of one line. */
  | 'line'
  /** A template of several lines. */
  | 'text'
  /** Id of a template of a business process. */
  | 'process'
  | 'days'
  | 'flag'

export type ActionSetting = { name: string; kind: SettingKind; title: Sentence; required: boolean }

export type ActionDeclaration = { name: ActionName; title: Sentence; settings: ActionSetting[] }

const setting = (
  name: string,
  kind: SettingKind,
  ru: string,
  en: string,
  required = true,
): ActionSetting => ({
  name,
  kind,
  title: say(ru, en),
  required,
})

/** Every action that a node can do, with its settings in the order in which a form asks for them. */
export const actionDeclarations: readonly ActionDeclaration[] = [
  {
    name: 'move-stage',
    title: say('Сменить стадию', 'Move the stage'),
    settings: [
      setting('stages', 'stages', 'Стадия', 'Stage'),
      setting(
        'backwards',
        'flag',
        'Можно вернуть на более раннюю стадию',
        'May move to an earlier stage',
        false,
      ),
    ],
  },
  {
    name: 'set-fields',
    title: say('Заполнить поля', 'Set fields'),
    settings: [setting('fields', 'field-values', 'Поля и значения', 'Fields and values')],
  },
  {
    name: 'store-files',
    title: say('Сохранить файлы на Диск', 'Store files on Drive'),
    settings: [setting('which', 'files', 'Какие файлы', 'Which files')],
  },
  {
    name: 'attach-files',
    title: say('Прикрепить файлы к карточке', 'Attach files to the item'),
    settings: [
      setting('field', 'file-field', 'Поле для файлов', 'Field for the files'),
      setting('which', 'files', 'Какие файлы', 'Which files'),
    ],
  },
  {
    name: 'timeline',
    title: say('Написать в таймлайн', 'Comment in the timeline'),
    settings: [setting('text', 'text', 'Текст', 'Text')],
  },
  {
    name: 'notify',
    title: say('Отправить уведомление', 'Send a notification'),
    settings: [setting('to', 'people', 'Кому', 'To whom'), setting('text', 'text', 'Текст', 'Text')],
  },
  {
    name: 'task',
    title: say('Поставить задачу', 'Make a task'),
    settings: [
      setting('title', 'line', 'Название', 'Title'),
      setting('description', 'text', 'Описание', 'Description', false),
      setting('responsible', 'person', 'Исполнитель', 'Responsible'),
      setting('deadlineDays', 'days', 'Срок, дней', 'Deadline, days', false),
    ],
  },
  {
    name: 'start-process',
    title: say('Запустить бизнес-процесс', 'Start a business process'),
    settings: [
      setting('templateId', 'process', 'Шаблон бизнес-процесса', 'Template of the business process'),
      setting('parameters', 'parameters', 'Параметры', 'Parameters', false),
    ],
  },
]

/** The declaration of an action by its name; undefined for a name that is not known. */
export const declarationOf = (name: string): ActionDeclaration | undefined =>
  actionDeclarations.find((each) => each.name === name)

const isPerson = (value: unknown): value is ActionPerson =>
  typeof value === 'string' && /^(responsible|starter|head|user:\d+)$/.test(value)

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

function texts(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value).filter(([key, each]) => key !== '' && typeof each === 'string')
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** Reads one setting; undefined when it is not given or makes no sense. */
const readers: Readonly<Record<SettingKind, (value: unknown) => unknown>> = {
  stages: (value) => {
    const chosen = Object.entries(texts(value) ?? {}).filter(([, stage]) => stage !== '')
    return chosen.length > 0 ? Object.fromEntries(chosen) : undefined
  },
  'field-values': texts,
  parameters: texts,
  'file-field': text,
  files: (value) => (value === 'original' || value === 'signed' || value === 'all' ? value : undefined),
  people: (value) => {
    const people = Array.isArray(value) ? value.filter(isPerson) : []
    return people.length > 0 ? people : undefined
  },
  person: (value) => (isPerson(value) ? value : undefined),
  line: text,
  text,
  process: (value) => (typeof value === 'string' && /^\d+$/.test(value) ? value : undefined),
  days: (value) => (typeof value === 'number' && value >= 0 && value <= 365 ? value : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
}

/** What stands for a setting that need not be given. */
const absent: Readonly<Partial<Record<SettingKind, unknown>>> = {
  flag: false,
  text: '',
  days: 2,
  parameters: {},
}

/** What the node does, or the settings that it still lacks. An unknown action lacks everything. */
export function readOrder(node: ActionNode): { order: ActionOrder } | { missing: ActionSetting[] } {
  const declared = declarationOf(node.action)
  if (!declared) return { missing: [] }
  const read = declared.settings.map((each) => ({
    each,
    value: readers[each.kind](node.settings[each.name]) ?? (each.required ? undefined : absent[each.kind]),
  }))
  const missing = read.filter(({ value }) => value === undefined).map(({ each }) => each)
  if (missing.length > 0) return { missing }
  const settings = Object.fromEntries(read.map(({ each, value }) => [each.name, value]))
  return { order: { do: declared.name, ...settings } as ActionOrder }
}

/** Kinds of settings whose texts are templates. */
const templated: ReadonlySet<SettingKind> = new Set(['line', 'text', 'field-values', 'parameters'])

const isTexts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every template that the node's settings hold, as far as they are written. */
export function textsOf(node: ActionNode): string[] {
  const found: string[] = []
  withTexts(node, (text) => {
    found.push(text)
    return text
  })
  return found
}

/** The node with each of its templates changed. */
export function withTexts(node: ActionNode, change: (template: string) => string): ActionNode {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value)
    if (!isTexts(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, typeof each === 'string' ? change(each) : each]),
    )
  }
  const settings = (declarationOf(node.action)?.settings ?? []).flatMap(({ name, kind }) =>
    templated.has(kind) && name in node.settings ? [[name, changed(node.settings[name])] as const] : [],
  )
  return { ...node, settings: { ...node.settings, ...Object.fromEntries(settings) } }
}
