import type { Connection, ConnectionContext, Provider } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { openBook } from './book.ts'
import { cancelMessage } from './cancel.ts'
import { checkBox } from './check.ts'
import { createDiadoc } from './client.ts'
import { collectFiles } from './collect.ts'
import { fields } from './fields.ts'
import { receivePoke } from './poke.ts'
import { pollBox } from './poll.ts'
import { readLeg } from './reading.ts'
import { remindOurs } from './remind.ts'
import { documentBytes } from './shelf.ts'
import { rawStatuses } from './statuses.ts'
import { submitLeg } from './submit.ts'

/** Kontur.Diadoc: electronic document exchange between Russian organisations. https://developer.kontur.ru/doc/diadoc-api */
export const diadoc: Provider = {
  id: 'diadoc',
  name: 'Контур.Диадок',
  summary: say(
    'Обмен юридически значимыми документами с контрагентами в России: квалифицированные подписи, согласование сотрудниками.',
    'Exchange of legally binding documents with counterparties in Russia: qualified signatures, approval by employees.',
  ),
  fields,
  capabilities: {
    approve: { signatures: ['simple'] },
    sign: { signatures: ['QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'requisites' },
    ordersSteps: true,
    most: { ours: 1, counterparty: 1 },
    parallel: true,
    quorum: false,
    tells: { viewed: false },
    expires: false,
    // Only our own employees can be asked again, so reminders are not promised to a route.
    reminds: false,
    documentSizeBytes: documentBytes,
    formalised: false,
    detachedSignatures: true,
  },
  lifeDaysSetting: null,
  news: { push: false, feed: true, hint: true },
  rawStatuses,
  counterparties: (context) => openBook(createDiadoc(context)),
  open,
}

function open(context: ConnectionContext): Connection {
  const service = createDiadoc(context)
  const webUrl = context.settings.webUrl ?? ''
  return {
    check: () => checkBox(service),
    submit: (order) => submitLeg(service, context, order),
    status: (externalId, order) => readLeg(service, externalId, order, webUrl),
    collect: (externalId, order) => collectFiles(service, externalId, order),
    cancel: (externalId, reason) => cancelMessage(service, context, externalId, reason),
    remind: (externalId) => remindOurs(service, externalId, context.now()),
    receive: (push) => receivePoke(context.settings.pokeSecret ?? '', push),
    poll: (cursor, ours) => pollBox(service, context, cursor, ours),
  }
}
