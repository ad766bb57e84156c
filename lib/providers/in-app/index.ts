import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Connection, ConnectionContext, LegOrder, Provider } from '../provider.ts'
import { sealLink } from './link.ts'
import { snapshotOf } from './map.ts'

/** Approval on our own pages, for people who have no account at any service: a link in a Bitrix24 notification. */
export const inApp: Provider = {
  id: 'in-app',
  name: 'Inkroute',
  summary: say(
    'Согласование на странице Inkroute по ссылке из уведомления Битрикс24.',
    'Approval on a page of Inkroute, by a link in a Bitrix24 notification.',
  ),
  fields: [
    {
      name: 'linkKey',
      label: say('Ключ ссылок', 'Key of links'),
      help: say(
        'Создаётся сам. Замена делает старые ссылки недействительными.',
        'Made by itself. Replacing it voids old links.',
      ),
      type: 'secret',
      required: true,
    },
  ],
  capabilities: {
    approve: { signatures: ['simple'] },
    sign: { signatures: ['simple'], parties: ['ours'], counterpartyBy: 'email' },
    ordersSteps: true,
    most: { ours: null, counterparty: 0 },
    parallel: true,
    quorum: true,
    tells: { viewed: true },
    expires: false,
    reminds: false,
    documentSizeBytes: 50 * 1024 * 1024,
    formalised: false,
    detachedSignatures: false,
  },
  lifeDaysSetting: null,
  news: { push: false, feed: false, hint: false },
  rawStatuses: [
    { status: 'delivered', raw: 'delivered', text: say('Ссылка отправлена', 'Link was sent') },
    { status: 'viewed', raw: 'viewed', text: say('Страница открыта', 'Page was opened') },
    { status: 'completed', raw: 'completed', text: say('Согласовано', 'Approved') },
    { status: 'declined', raw: 'declined', text: say('Отклонено', 'Declined') },
  ],
  counterparties: null,
  open,
}

function open(context: ConnectionContext): Connection {
  const key = context.settings.linkKey ?? ''
  const snapshot = (order: Omit<LegOrder, 'files'>) =>
    snapshotOf({ ...order }, new Map(), (stepId, personId) => {
      const link = { connectionId: context.connectionId, externalId: order.key, stepId, personId }
      return `${context.publicUrl}/approve/${sealLink(link, key)}`
    })
  return {
    check: () => Promise.resolve({ ok: true, account: 'Inkroute', warnings: [] }),
    submit(order) {
      const stranger = order.steps.flatMap((step) => step.people).find((person) => !person.bitrixUserId)
      if (stranger) return Promise.reject(notAUser(stranger.name))
      return Promise.resolve({ externalId: order.key, snapshot: snapshot(order) })
    },
    status: (_externalId, order) => Promise.resolve(snapshot(order)),
    collect: () => Promise.resolve([]),
    cancel: () => Promise.resolve(),
  }
}

const notAUser = (name: string) =>
  new Permanent({
    code: 'approver-not-a-user',
    text: say(
      `${name} — не пользователь Битрикс24, ссылку передать некому.`,
      `${name} is no Bitrix24 user, so there is nobody to hand the link to.`,
    ),
    cure: say(
      'Выберите участником сотрудника или другой сервис.',
      'Choose an employee as the participant, or another service.',
    ),
  })
