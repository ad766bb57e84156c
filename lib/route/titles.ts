import { type Sentence, say } from '#lib/sentence.ts'
import type { NodeKind, Outcome, RouteNode, SignatureKind } from './graph.ts'

/** What a kind of node is called on the palette and, when its author gave no title, on the card. */
export const kindTitles: Readonly<Record<NodeKind, Sentence>> = {
  start: say('Старт', 'Start'),
  document: say('Документ', 'Document'),
  approve: say('Согласование', 'Approval'),
  sign: say('Подписание', 'Signing'),
  condition: say('Условие', 'Condition'),
  fork: say('Разветвление', 'Fork'),
  join: say('Слияние', 'Join'),
  wait: say('Ожидание', 'Wait'),
  action: say('Действие', 'Action'),
  end: say('Конец', 'End'),
}

const endTitles = {
  completed: say('Завершён', 'Completed'),
  declined: say('Отклонён', 'Declined'),
  cancelled: say('Отменён', 'Cancelled'),
} as const

/** Names of the outcomes by which nodes are left; branches carry their own labels. */
export const outcomeTitles = {
  next: say('далее', 'next'),
  done: say('выполнено', 'done'),
  declined: say('отказ', 'declined'),
  expired: say('срок истёк', 'expired'),
  else: say('иначе', 'otherwise'),
} as const satisfies Partial<Record<Outcome, Sentence>>

/** Names of signature kinds as each language's law and trade call them. */
export const signatureTitles: Readonly<Record<SignatureKind, Sentence>> = {
  simple: say('ПЭП', 'Simple'),
  UNEP: say('УНЭП', 'Advanced (AES)'),
  QES: say('УКЭП', 'Qualified (QES)'),
}

/** What people read on the node's card. */
export function titleOf(node: RouteNode): Sentence {
  if (node.title.trim() !== '') return say(node.title, node.title)
  return node.kind === 'end' ? endTitles[node.outcome] : kindTitles[node.kind]
}

/** What people read at the handle by which a node is left. */
export function outcomeTitle(node: RouteNode, outcome: Outcome): Sentence {
  if (outcome in outcomeTitles) return outcomeTitles[outcome as keyof typeof outcomeTitles]
  const id = outcome.slice('branch:'.length)
  const branches = node.kind === 'condition' || node.kind === 'fork' ? node.branches : []
  const at = branches.findIndex((branch) => branch.id === id)
  const label = branches[at]?.label.trim()
  if (label) return say(label, label)
  return at < 0 ? say(`ветка ${id}`, `branch ${id}`) : say(`ветка ${at + 1}`, `branch ${at + 1}`)
}

/** The title in quotation marks, for the middle of a sentence. */
export function quoted(node: RouteNode): Sentence {
  const title = titleOf(node)
  return say(`«${title.ru}»`, `“${title.en}”`)
}
