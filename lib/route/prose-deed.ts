import { type Sentence, say } from '#lib/sentence.ts'
import type { Catalogue } from './catalogue.ts'
import type { Comparison, DocumentSource, Duration, RouteNode, StepNode } from './graph.ts'
import { participantTitle } from './participant.ts'
import { connectionOf } from './rule.ts'
import { signatureTitles } from './titles.ts'

/** The words with a full stop, unless they end in a mark already. */
export const stopped = (words: string): string => (/[.?!…]$/.test(words) ? words : `${words}.`)

/** What happens at the node, as a sentence of the regulation. */
export function deedOf(node: RouteNode, catalogue: Catalogue): Sentence {
  switch (node.kind) {
    case 'start':
      return startOf(node.entityTypeIds)
    case 'document':
      return documentOf(node.source, catalogue)
    case 'approve':
    case 'sign':
      return stepOf(node, catalogue)
    case 'condition': {
      const branches = node.branches.map((branch) =>
        joined(branch.all.map((each) => comparisonOf(each, catalogue))),
      )
      const told = branches.map((branch, at) => say(`${at + 1}) ${branch.ru}`, `${at + 1}) ${branch.en}`))
      const list = listed(told, '; ')
      return say(`Проверяется по порядку: ${list.ru}.`, `Checked in order: ${list.en}.`)
    }
    case 'wait':
      return node.until.by === 'duration'
        ? say(
            `Ожидание: ${durationOf(node.until.duration).ru}.`,
            `Wait: ${durationOf(node.until.duration).en}.`,
          )
        : say(`Ожидание поля «${node.until.field}».`, `Wait for the field “${node.until.field}”.`)
    case 'fork':
      return say('Ветки идут одновременно.', 'The branches run at the same time.')
    case 'join':
      return say('Ветки сходятся.', 'The branches come together.')
    case 'action':
      return say(`Действие в Битрикс24: ${node.action}.`, `An action in Bitrix24: ${node.action}.`)
    case 'end':
      return endings[node.outcome]
  }
}

const endings = {
  completed: say('Маршрут завершён.', 'The route is completed.'),
  declined: say('Маршрут завершается отказом.', 'The route ends as declined.'),
  cancelled: say('Маршрут отменяется.', 'The route is cancelled.'),
} as const

const types: Readonly<Record<number, Sentence>> = {
  1: say('лид', 'a lead'),
  2: say('сделка', 'a deal'),
  3: say('контакт', 'a contact'),
  4: say('компания', 'a company'),
}

function startOf(entityTypeIds: readonly number[]): Sentence {
  const names = listed(
    entityTypeIds.map((id) => types[id] ?? say(`смарт-процесс ${id}`, `smart process ${id}`)),
  )
  return say(`Маршрут запускается из карточки: ${names.ru}.`, `The route is started from: ${names.en}.`)
}

function documentOf(source: DocumentSource | null, catalogue: Catalogue): Sentence {
  switch (source?.from) {
    case undefined:
      return say('Откуда документ, не выбрано.', 'The source of the document is not chosen.')
    case 'template': {
      const name =
        catalogue.templates?.find((each) => each.id === source.templateId)?.name ?? source.templateId
      return say(
        `Документ создаётся по шаблону «${name}».`,
        `The document is made from the template “${name}”.`,
      )
    }
    case 'file-field': {
      const name = catalogue.fields?.find((each) => each.name === source.field)?.title ?? source.field
      return say(`Документ берётся из поля «${name}».`, `The document is taken from the field “${name}”.`)
    }
    case 'drive':
      return say(
        `Документ берётся с Диска (файл № ${source.fileId}).`,
        `The document is taken from Drive (file no. ${source.fileId}).`,
      )
    case 'input':
      return say(
        `Документ передаётся в параметре «${source.input}».`,
        `The document is given in the input “${source.input}”.`,
      )
    case 'formalised':
      return say(
        'Формализованный документ составляется по данным карточки.',
        'A formalised document is made from the item.',
      )
  }
}

function stepOf(step: StepNode, catalogue: Catalogue): Sentence {
  const people = listed(step.participants.map((who) => participantTitle(who, catalogue)))
  const many = step.participants.length > 1
  const order = !many
    ? say('', '')
    : step.order === 'parallel'
      ? say(' (одновременно)', ' (at the same time)')
      : say(' (по очереди)', ' (one by one)')
  const enough =
    !many || step.quorum === 'all'
      ? say('', '')
      : step.quorum === 'any'
        ? say(', достаточно одного', ', any one is enough')
        : say(`, достаточно ${step.quorum}`, `, ${step.quorum} are enough`)
  const act = step.kind === 'approve' ? say('Согласуют', 'Approved by') : say('Подписывают', 'Signed by')
  const kind = signatureTitles[step.signature]
  const by = connectionOf(step, catalogue)?.label
  const through = by ? say(`, подключение: ${by}`, `, connection: ${by}`) : say('', '')
  const deadline = step.deadline ? durationOf(step.deadline) : null
  const within = deadline ? say(` Срок — ${stopped(deadline.ru)}`, ` Deadline: ${deadline.en}.`) : say('', '')
  return say(
    `${act.ru}: ${people.ru || 'участники не выбраны'}${order.ru}${enough.ru}. Подпись: ${kind.ru}${through.ru}.${within.ru}`,
    `${act.en}: ${people.en || 'nobody is chosen'}${order.en}${enough.en}. Signature: ${kind.en}${through.en}.${within.en}`,
  )
}

/** A length of time in words, short. */
export function durationOf({ value, unit }: Duration): Sentence {
  if (unit === 'hours') return say(`${value} ч`, `${value} h`)
  if (unit === 'days') return say(`${value} дн.`, value === 1 ? '1 day' : `${value} days`)
  return say(`${value} раб. дн.`, value === 1 ? '1 working day' : `${value} working days`)
}

const operators: Readonly<Record<Comparison['op'], Sentence>> = {
  equals: say('равно', 'equals'),
  'not-equals': say('не равно', 'does not equal'),
  greater: say('больше', 'is greater than'),
  'greater-or-equal': say('не меньше', 'is at least'),
  less: say('меньше', 'is less than'),
  'less-or-equal': say('не больше', 'is at most'),
  contains: say('содержит', 'contains'),
  filled: say('заполнено', 'is filled'),
  empty: say('пусто', 'is empty'),
}

function comparisonOf({ left, op, right }: Comparison, catalogue: Catalogue): Sentence {
  const field = left.of === 'field' ? catalogue.fields?.find((each) => each.name === left.field) : undefined
  const name =
    left.of === 'field' ? (field?.title ?? left.field) : left.of === 'input' ? left.input : left.fact
  const value = field?.options?.find((option) => option.value === right)?.label ?? right
  const tail = op === 'filled' || op === 'empty' ? '' : ` ${value ?? ''}`
  return say(`«${name}» ${operators[op].ru}${tail}`, `“${name}” ${operators[op].en}${tail}`)
}

const listed = (all: readonly Sentence[], between = ', '): Sentence =>
  say(all.map((each) => each.ru).join(between), all.map((each) => each.en).join(between))

const joined = (all: readonly Sentence[]): Sentence =>
  say(all.map((each) => each.ru).join(' и '), all.map((each) => each.en).join(' and '))
