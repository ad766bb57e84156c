import { bbText } from './deal-timeline.ts'
import { h, icon, show } from './dom.ts'
import { moment, t } from './language.ts'
import { nameOf } from './portal-names.ts'
import type { Deal, Portal } from './shapes.ts'

/** Tasks of a deal and the notifications of the portal's people. */
export const showWork = (place: Element, portal: Portal, deal: Deal): void => {
  const tasks = (portal.tasks ?? []).filter(
    (task) => task.dealId === deal.id || task.dealIds?.includes(deal.id),
  )
  const notifications = [...(portal.notifications ?? [])].sort((left, right) =>
    right.at.localeCompare(left.at),
  )
  const who = (id: number | undefined) => nameOf(portal.users?.find((user) => user.id === id))
  show(place, [tasks, notifications, portal.users, t('tasks')], () => [
    tasks.length === 0 && h('p', { class: 'hollow' }, t('noTasks')),
    tasks.map((task) =>
      h(
        'article',
        { class: 'entry' },
        h(
          'div',
          { class: 'entry-head' },
          h('b', {}, task.title),
          task.deadline &&
            h('span', { class: 'tag warn' }, icon('clock'), `${t('deadline')} ${moment(task.deadline)}`),
        ),
        h('span', { class: 'soft' }, who(task.responsibleId)),
        task.description && h('p', { class: 'entry-text' }, bbText(task.description)),
      ),
    ),
    h('h2', {}, t('notifications')),
    notifications.length === 0 && h('p', { class: 'hollow' }, t('noNotifications')),
    notifications.map((one) =>
      h(
        'article',
        { class: 'entry' },
        h(
          'div',
          { class: 'entry-head' },
          h('b', {}, who(one.userId)),
          h('time', { class: 'soft' }, moment(one.at)),
        ),
        h('p', { class: 'entry-text' }, bbText(one.message)),
      ),
    ),
  ])
}
