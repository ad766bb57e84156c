import { bbText } from './bb-text.ts'
import { type Child, h, icon, show } from './dom.ts'
import { moment, t } from './language.ts'
import { nameOf } from './portal-names.ts'
import type { Deal, Notification, Portal, Task } from './shapes.ts'

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Tasks tied to the deal by Bitrix24's field for CRM links, where a deal is D_ and its id. */
export const tasksOf = (portal: Portal, dealId: number): Task[] =>
  portal.tasks.filter((task) => {
    const links = task.UF_CRM_TASK
    return Array.isArray(links) ? links.includes(`D_${dealId}`) : links === `D_${dealId}`
  })

const taskCard = (portal: Portal, task: Task): HTMLElement => {
  const deadline = textOf(task.DEADLINE)
  const description = textOf(task.DESCRIPTION)
  return h(
    'article',
    { class: 'entry' },
    h(
      'div',
      { class: 'entry-head' },
      h('b', {}, textOf(task.TITLE)),
      deadline && h('span', { class: 'tag warn' }, icon('clock'), `${t('deadline')} ${moment(deadline)}`),
    ),
    h('span', { class: 'soft' }, nameOf(portal.users, Number(task.RESPONSIBLE_ID))),
    description && h('p', { class: 'entry-text' }, bbText(description)),
  )
}

const notificationCard = (portal: Portal, { userId, message, at }: Notification): Child =>
  h(
    'article',
    { class: 'entry' },
    h('div', { class: 'entry-head' }, h('b', {}, nameOf(portal.users, userId)), h('time', {}, moment(at))),
    h('p', { class: 'entry-text' }, bbText(message)),
  )

/** Tasks of a deal and the notifications of the portal's people. */
export const showWork = (place: Element, portal: Portal, deal: Deal): void => {
  const tasks = tasksOf(portal, deal.id)
  const notifications = [...portal.notifications].reverse().slice(0, 100)
  show(place, [tasks, notifications, portal.users, t('tasks')], () => [
    tasks.length === 0 && h('p', { class: 'hollow' }, t('noTasks')),
    tasks.map((task) => taskCard(portal, task)),
    h('h2', {}, t('notifications')),
    notifications.length === 0 && h('p', { class: 'hollow' }, t('noNotifications')),
    notifications.map((one) => notificationCard(portal, one)),
  ])
}
