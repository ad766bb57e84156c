import { type Sentence, say } from '#lib/sentence.ts'
import type { Catalogue } from './catalogue.ts'
import { connectionOf } from './connection-of.ts'
import type { Duration, Participant, RouteNode, StepNode } from './graph.ts'
import { participantTitle } from './participant.ts'
import { deedOf } from './prose-deed.ts'
import { durationOf } from './prose-step.ts'
import { signatureTitles } from './titles.ts'

/** A property before and after. Both null: it has changed in a way that is not put into words. */
export type FieldChange = { what: Sentence; before: Sentence | null; after: Sentence | null }

/** What properties are called; one that is missing here is told by what the node does. */
const titles: Readonly<Record<string, Sentence>> = {
  title: say('Название', 'Title'),
  note: say('Заметка', 'Note'),
  participants: say('Участники', 'Participants'),
  deputies: say('Заместители', 'Deputies'),
  order: say('Порядок', 'Order'),
  quorum: say('Сколько решений нужно', 'Decisions needed'),
  signature: say('Вид подписи', 'Signature kind'),
  connection: say('Подключение', 'Connection'),
  party: say('Сторона', 'Party'),
  deadline: say('Срок', 'Deadline'),
  reminders: say('Напоминания', 'Reminders'),
  outcome: say('Чем завершается', 'How it ends'),
  inputs: say('Параметры запуска', 'Inputs'),
  comments: say('Комментарии в тексте', 'Comments of the text'),
}

/** The named properties of a node, as they were and as they are, in words. */
export function fieldChanges(
  before: RouteNode,
  after: RouteNode,
  fields: readonly string[],
  catalogue: Catalogue,
): FieldChange[] {
  const told = fields.flatMap((field): FieldChange[] => {
    const what = titles[field]
    if (!what) return []
    return [{ what, before: worded(before, field, catalogue), after: worded(after, field, catalogue) }]
  })
  return told.length === fields.length ? told : [...told, deed(before, after, catalogue)]
}

function deed(before: RouteNode, after: RouteNode, catalogue: Catalogue): FieldChange {
  const [was, is] = [deedOf(before, catalogue), deedOf(after, catalogue)]
  const what = say('Что делает', 'What it does')
  return was.ru === is.ru && was.en === is.en
    ? { what: say('Настройки', 'Settings'), before: null, after: null }
    : { what, before: was, after: is }
}

const nothing = say('нет', 'none')
const plain = (text: string): Sentence => say(text, text)
const endings = {
  completed: say('завершён', 'completed'),
  declined: say('отклонён', 'declined'),
  cancelled: say('отменён', 'cancelled'),
} as const

function worded(node: RouteNode, field: string, catalogue: Catalogue): Sentence | null {
  if (field === 'title') return node.title.trim() === '' ? nothing : plain(`«${node.title}»`)
  if (field === 'note') return node.note ? plain(`«${node.note}»`) : nothing
  if (node.kind === 'end' && field === 'outcome') return endings[node.outcome]
  if (node.kind === 'start' && field === 'inputs') {
    return node.inputs.length > 0 ? plain(node.inputs.map((each) => each.name).join(', ')) : nothing
  }
  return node.kind === 'approve' || node.kind === 'sign' ? stepValue(node, field, catalogue) : null
}

function stepValue(step: StepNode, field: string, catalogue: Catalogue): Sentence | null {
  switch (field) {
    case 'participants':
      return people(step.participants, catalogue)
    case 'deputies':
      return people(step.deputies ?? [], catalogue)
    case 'order':
      return step.order === 'parallel'
        ? say('одновременно', 'at the same time')
        : say('по очереди', 'one by one')
    case 'quorum':
      return quorumOf(step.quorum)
    case 'signature':
      return signatureTitles[step.signature]
    case 'connection':
      return connectionValue(step, catalogue)
    case 'party':
      return step.party === 'ours' ? say('наша', 'ours') : say('контрагент', 'counterparty')
    case 'deadline':
      return within(step.deadline)
    case 'reminders':
      return within(step.reminders?.every)
    default:
      return null
  }
}

const within = (duration: Duration | undefined): Sentence => (duration ? durationOf(duration) : nothing)

function quorumOf(quorum: StepNode['quorum']): Sentence {
  if (quorum === 'all') return say('все', 'all')
  return quorum === 'any' ? say('любой один', 'any one') : plain(String(quorum))
}

function connectionValue(step: StepNode, catalogue: Catalogue): Sentence {
  const { connection } = step
  if (!connection) return nothing
  if (connection.by === 'connection')
    return plain(connectionOf(step, catalogue)?.label ?? connection.connectionId)
  const name = catalogue.connections.find((each) => each.provider === connection.provider)?.providerName
  return say(
    `любое подключение ${name ?? connection.provider}`,
    `any ${name ?? connection.provider} connection`,
  )
}

function people(all: readonly Participant[], catalogue: Catalogue): Sentence {
  if (all.length === 0) return nothing
  const names = all.map((who) => participantTitle(who, catalogue))
  return say(names.map((name) => name.ru).join(', '), names.map((name) => name.en).join(', '))
}
