import type { ActionOrder, ActionPerson, FileChoice } from '#lib/route/action.ts'
import type { PlanAction } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import { type Draft, owe, tell, workKey } from './draft.ts'
import type { Effect, WriteBack } from './effect.ts'
import type { DocumentRef, EnvelopeState, Thread } from './state.ts'
import { renderTemplate } from './template.ts'
import { folderOf, variablesOf } from './variables.ts'

/** Begins an action; true when there is nothing to wait for: no files, nobody to tell, or all done before. */
export function beginAction(draft: Draft, thread: Thread, node: PlanAction): boolean {
  const { state } = draft
  const effects = effectsOf(draft, thread, node.order)
  for (const { key, deed } of effects) owe(draft, key, deed)
  thread.awaits = effects.map(({ key }) => key).filter((key) => !(key in state.receipts))
  if (effects.length > 0) return thread.awaits.length === 0
  tell(
    draft,
    'action',
    say(`«${node.title.ru}»: делать нечего.`, `“${node.title.en}”: there is nothing to do.`),
    { node: node.id },
  )
  return true
}

/** Takes the receipt of one of the action's effects; true when it was the last one. */
export function doneWith(thread: Thread, key: string): boolean {
  if (!thread.awaits?.includes(key)) return false
  thread.awaits = thread.awaits.filter((one) => one !== key)
  return thread.awaits.length === 0
}

function effectsOf(draft: Draft, thread: Thread, order: ActionOrder): Effect[] {
  if (order.do === 'store-files') return storeDeeds(draft, order.which)
  const act = actOf(draft, order)
  return act ? [{ key: workKey(draft.state, thread, 'act'), deed: { do: 'write-back', act } }] : []
}

/**
 * What stores files of this round on the Drive: by an action under way, or with the rest at the end. Keys are the same
 * each time, so that a file is stored once in a round. Nothing while the item is not known.
 */
export function storeDeeds({ state, world, now }: Draft, which: FileChoice): Effect[] {
  const { item } = state
  if (!item) return []
  const folder = folderOf(world, item.id, state.finishedAt ?? now)
  return filesOf(state, which).map(({ id, name }) => ({
    key: `r${state.round}.store.${id}`,
    deed: { do: 'write-back', act: { name: 'store-file', folder, fileName: name, documentId: id } },
  }))
}

/** Files of this round; of an earlier round people would sign what is out of date. */
function filesOf(state: EnvelopeState, which: FileChoice): DocumentRef[] {
  const wanted = (role: DocumentRef['role']) =>
    which === 'all' || (which === 'original' ? role === 'original' : role !== 'original')
  return state.documents.filter(({ role, round }) => round === state.round && wanted(role))
}

function actOf(draft: Draft, order: Exclude<ActionOrder, { do: 'store-files' }>): WriteBack | null {
  const { state, world } = draft
  const variables = variablesOf(world, state)
  const filled = (template: string) => renderTemplate(template, variables)
  const filledAll = (templates: Record<string, string>) =>
    Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, filled(template)]))
  switch (order.do) {
    case 'move-stage':
      return { name: 'move-stage', stageByPipeline: order.stages, backwards: order.backwards }
    case 'set-fields':
      return { name: 'set-fields', fields: filledAll(order.fields) }
    case 'attach-files': {
      const files = filesOf(state, order.which).map(({ id, name }) => ({ documentId: id, fileName: name }))
      return files.length > 0 ? { name: 'attach-files', field: order.field, files } : null
    }
    case 'timeline':
      return { name: 'timeline', title: '', text: filled(order.text) }
    case 'notify': {
      const userIds = usersOf(state, order.to)
      return userIds.length > 0 ? { name: 'notify', userIds, text: filled(order.text) } : null
    }
    case 'task': {
      const [responsibleId] = userOf(state, order.responsible)
      if (responsibleId === undefined) return null
      const deadline = new Date(Date.parse(draft.now) + order.deadlineDays * 86_400_000).toISOString()
      const { title, description } = order
      const words = { title: filled(title), description: filled(description) }
      return { name: 'task', ...words, responsibleId, deadline: order.deadlineDays > 0 ? deadline : null }
    }
    case 'start-process': {
      const { templateId, parameters } = order
      return { name: 'start-process', templateId, parameters: filledAll(parameters) }
    }
  }
}

/** Bitrix24 users who are meant, each once; parts that nobody plays around the item are left out. */
export const usersOf = (state: EnvelopeState, to: readonly ActionPerson[]): string[] => [
  ...new Set(to.flatMap((who) => userOf(state, who))),
]

function userOf({ item, starter }: EnvelopeState, who: ActionPerson): string[] {
  const id =
    who === 'responsible'
      ? item?.responsible?.id
      : who === 'head'
        ? item?.head?.id
        : who === 'starter'
          ? starter.userId
          : who.slice('user:'.length)
  return id === undefined ? [] : [id]
}
