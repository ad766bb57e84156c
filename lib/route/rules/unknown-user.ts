import { type ActionPerson, readOrder } from '#lib/route/action.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { say } from '#lib/sentence.ts'

const id = 'unknown-user'

/** People whom an action notifies or gives a task exist and still work. Participants have a rule of their own. */
export const unknownUser: Rule = {
  id,
  check({ model, catalogue: { users } }) {
    if (!users) return []
    return model.graph.nodes.flatMap((node) => {
      if (node.kind !== 'action') return []
      return peopleOf(node).flatMap((who) => {
        const userId = who.startsWith('user:') ? who.slice('user:'.length) : null
        const user = users.find((each) => each.id === userId)
        if (userId === null || user?.active) return []
        const name = quoted(node)
        return findingAt(
          id,
          node.id,
          user
            ? say(
                `${name.ru}: ${user.name} больше не работает в портале.`,
                `${name.en}: ${user.name} is no longer active in the portal.`,
              )
            : say(
                `${name.ru}: пользователя № ${userId} в портале нет.`,
                `${name.en}: user no. ${userId} does not exist in the portal.`,
              ),
          say('Выберите другого сотрудника или роль.', 'Choose another employee or a role.'),
        )
      })
    })
  },
}

function peopleOf(node: ActionNode): ActionPerson[] {
  const read = readOrder(node)
  if (!('order' in read)) return []
  if (read.order.do === 'notify') return read.order.to
  return read.order.do === 'task' ? [read.order.responsible] : []
}
