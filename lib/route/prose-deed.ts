import { type Sentence, say } from '#lib/sentence.ts'
import { declarationOf } from './action.ts'
import type { Names } from './catalogue.ts'
import type { CounterpartyFact } from './counterparty-fact.ts'
import type {
  Comparison,
  DocumentSource,
  JoinNode,
  RouteInput,
  RouteNode,
  StartNode,
  WaitNode,
} from './graph.ts'
import { outcomesOf } from './graph.ts'
import { durationOf, listed, stepDeed, stopped } from './prose-step.ts'
import { outcomeTitle } from './titles.ts'

/** What happens at the node, as sentences of the regulation. Inputs are called by the labels of `inputs`. */
export function deedOf(node: RouteNode, catalogue: Names, inputs: readonly RouteInput[] = []): Sentence {
  switch (node.kind) {
    case 'start':
      return startOf(node, catalogue)
    case 'document':
      return documentOf(node.source, catalogue, inputs)
    case 'approve':
    case 'sign':
      return stepDeed(node, catalogue, inputs)
    case 'condition': {
      const branches = node.branches.map((branch) =>
        joined(branch.all.map((each) => comparisonOf(each, catalogue, inputs))),
      )
      const told = branches.map((branch, at) => say(`${at + 1}) ${branch.ru}`, `${at + 1}) ${branch.en}`))
      const list = listed(told, '; ')
      return say(`Проверяется по порядку: ${list.ru}.`, `Checked in order: ${list.en}.`)
    }
    case 'wait':
      return waitOf(node, catalogue)
    case 'fork': {
      const names = listed(
        outcomesOf(node).map((outcome) => {
          const title = outcomeTitle(node, outcome)
          return say(`«${title.ru}»`, `“${title.en}”`)
        }),
      )
      return say(
        `Одновременно начинаются ветки: ${names.ru}.`,
        `Branches begin at the same time: ${names.en}.`,
      )
    }
    case 'join':
      return joinOf(node.wait)
    case 'action': {
      const title = declarationOf(node.action)?.title
      return title
        ? say(`Действие в Битрикс24: ${lower(title.ru)}.`, `An action in Bitrix24: ${lower(title.en)}.`)
        : say('Действие в Битрикс24 не выбрано.', 'The action in Bitrix24 is not chosen.')
    }
    case 'end':
      return endings[node.outcome]
  }
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

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

function startOf({ entityTypeIds, inputs }: StartNode, { itemTypes }: Names): Sentence {
  const names = listed(
    entityTypeIds.map((id) => {
      const title = itemTypes?.find((each) => each.entityTypeId === id)?.title
      return types[id] ?? (title ? say(title, title) : say(`смарт-процесс ${id}`, `smart process ${id}`))
    }),
  )
  const begun = say(
    `Маршрут запускается из карточки: ${names.ru}.`,
    `The route is started from: ${names.en}.`,
  )
  if (inputs.length === 0) return begun
  const asked = listed(
    inputs.map(({ label, required }) =>
      required ? label : say(`${label.ru} (можно не указывать)`, `${label.en} (may be left out)`),
    ),
  )
  return say(
    `${begun.ru} При запуске указывают: ${asked.ru}.`,
    `${begun.en} Given at the start: ${asked.en}.`,
  )
}

function waitOf({ until }: WaitNode, { fields }: Names): Sentence {
  if (until.by === 'duration') {
    const length = durationOf(until.duration)
    return say(`Ожидание: ${stopped(length.ru)}`, `Wait: ${length.en}.`)
  }
  const name = fields?.find((each) => each.name === until.field)?.title ?? until.field
  return until.by === 'date-field'
    ? say(`Ожидание даты из поля «${name}».`, `Wait for the date in the field “${name}”.`)
    : say(`Ожидание, пока не заполнено поле «${name}».`, `Wait until the field “${name}” is filled.`)
}

function joinOf(wait: JoinNode['wait']): Sentence {
  if (wait === 'all') return say('Маршрут ждёт все ветки.', 'The route waits for all branches.')
  if (wait === 'any')
    return say(
      'Достаточно одной ветки; остальные отзываются.',
      'One branch is enough; the others are withdrawn.',
    )
  return say(
    `Достаточно веток: ${wait}; остальные отзываются.`,
    `${wait} branches are enough; the others are withdrawn.`,
  )
}

const formalised = {
  utd: say('универсальный передаточный документ', 'universal transfer document'),
  act: say('акт', 'act'),
  invoice: say('счёт-фактура', 'invoice'),
} as const

function documentOf(
  source: DocumentSource | null,
  catalogue: Names,
  inputs: readonly RouteInput[],
): Sentence {
  switch (source?.from) {
    case undefined:
      return say('Откуда документ, не выбрано.', 'The source of the document is not chosen.')
    case 'template': {
      if (source.templateId === '')
        return say(
          'Документ создаётся по шаблону портала.',
          'The document is made from a template of the portal.',
        )
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
    case 'input': {
      const label = inputs.find(({ name }) => name === source.input)?.label
      const name = label ?? say(source.input, source.input)
      return say(
        `Документ передаётся в параметре «${name.ru}».`,
        `The document is given in the input “${name.en}”.`,
      )
    }
    case 'formalised': {
      const type = formalised[source.type]
      return say(
        `Формализованный документ (${type.ru}) составляется по реквизитам и товарам карточки.`,
        `A formalised document (${type.en}) is made from the requisites and products of the item.`,
      )
    }
  }
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

const facts = {
  inn: say('ИНН контрагента', 'The counterparty’s tax number'),
  kpp: say('КПП контрагента', 'The counterparty’s KPP'),
  country: say('Страна контрагента', 'The counterparty’s country'),
  'has-diadoc-box': say('Ящик контрагента в Диадоке', 'The counterparty’s Diadoc box'),
} satisfies Record<CounterpartyFact, Sentence>

function comparisonOf(
  { left, op, right }: Comparison,
  { fields }: Names,
  inputs: readonly RouteInput[],
): Sentence {
  const field = left.of === 'field' ? fields?.find((each) => each.name === left.field) : undefined
  const input = left.of === 'input' ? inputs.find(({ name }) => name === left.input) : undefined
  const named = left.of === 'field' ? (field?.title ?? left.field) : left.of === 'input' ? left.input : ''
  const name = left.of === 'counterparty' ? facts[left.fact] : (input?.label ?? say(named, named))
  const choice = input?.options?.find((option) => option.value === right)?.label
  const plain = field?.options?.find((option) => option.value === right)?.label ?? right ?? ''
  const value = op === 'filled' || op === 'empty' ? say('', '') : (choice ?? say(plain, plain))
  const tail = (words: string) => (words === '' ? '' : ` ${words}`)
  return say(
    `«${name.ru}» ${operators[op].ru}${tail(value.ru)}`,
    `“${name.en}” ${operators[op].en}${tail(value.en)}`,
  )
}

const joined = (all: readonly Sentence[]): Sentence =>
  say(all.map((each) => each.ru).join(' и '), all.map((each) => each.en).join(' and '))
