import type {
  Connection,
  ConnectionContext,
  LegOrder,
  SignedFile,
  Submitted,
} from '#lib/providers/provider.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { openClient } from './client.ts'
import { definitionOf, transactionIdOf } from './definition.ts'
import { readSettings, type Settings } from './fields.ts'
import { snapshotOf, submittedSnapshot } from './map.ts'
import { poll } from './poll.ts'
import { receive } from './receive.ts'
import { isOverRefusal } from './refusals.ts'
import { kindsOf } from './signature-kinds.ts'
import { envelopeSchema, listSchema, readAs } from './wire.ts'

const longestReason = 200

const warningsFor = (settings: Settings, pushUrl: string | null): Sentence[] => {
  const warnings: Sentence[] = []
  if (!pushUrl)
    warnings.push(
      say(
        'У системы нет публичного адреса: новости придут опросом раз в 15 минут.',
        'The product has no public address: news comes by polling every 15 minutes.',
      ),
    )
  else if (settings.hmacKeys.length === 0)
    warnings.push(
      say(
        'Не указан ключ HMAC Connect: уведомления не заказываются, остаётся опрос раз в 15 минут.',
        'No Connect HMAC key is given: no notifications are ordered, polling every 15 minutes is left.',
      ),
    )
  else if (!pushUrl.startsWith('https:'))
    warnings.push(
      say('DocuSign шлёт уведомления только по https.', 'DocuSign sends notifications over https only.'),
    )
  return warnings
}

/** Operations on one DocuSign account. https://developers.docusign.com/docs/esign-rest-api/ */
export const openConnection = (context: ConnectionContext): Connection => {
  const settings = readSettings(context.settings)
  const client = openClient(context, settings)

  /** The envelope made by an earlier try of this order, if there was one. */
  const madeBefore = async (order: LegOrder, transactionId: string): Promise<Submitted | undefined> => {
    const query = new URLSearchParams({ transaction_ids: transactionId })
    const response = await client.call({
      name: 'lookUpTransaction',
      method: 'GET',
      path: `/envelopes?${query}`,
    })
    const { envelopeTransactionStatuses } = readAs(listSchema, response, 'lookUpTransaction')
    const found = envelopeTransactionStatuses.find(
      (one) => one.transactionId === transactionId && one.envelopeId,
    )
    if (!found?.envelopeId) return undefined
    const envelope = { envelopeId: found.envelopeId, status: found.status || 'sent' }
    return { externalId: found.envelopeId, snapshot: submittedSnapshot(envelope, order) }
  }

  const download = async (externalId: string, documentId: string) =>
    client.call({
      name: 'getDocument',
      method: 'GET',
      path: `/envelopes/${externalId}/documents/${documentId}`,
      accept: 'application/pdf',
    })

  return {
    async check() {
      const access = await client.access()
      // The token alone proves nothing about the account's own server.
      const now = encodeURIComponent(context.now().toISOString())
      await client.call({
        name: 'listStatusChanges',
        method: 'GET',
        path: `/envelopes?from_date=${now}&count=1`,
      })
      const account = access.accountName || access.accountId
      const signatures = await kindsOf(client, settings)
      const warnings = warningsFor(settings, context.pushUrl)
      return { ok: true, account, warnings, ...(signatures ? { signatures } : {}) }
    },

    async submit(order) {
      const transactionId = transactionIdOf(context.connectionId, order.key)
      const definition = definitionOf(order, settings, { transactionId, pushUrl: context.pushUrl })
      // The service does not refuse a repeated id, so a repeat after a lost answer is recognised by asking first.
      const before = await madeBefore(order, transactionId)
      if (before) return before
      const response = await client.call({
        name: 'createEnvelope',
        method: 'POST',
        path: '/envelopes',
        body: definition,
      })
      const envelope = readAs(envelopeSchema, response, 'createEnvelope')
      return { externalId: envelope.envelopeId, snapshot: submittedSnapshot(envelope, order) }
    },

    async status(externalId) {
      const path = `/envelopes/${externalId}?include=recipients`
      const response = await client.call({ name: 'getEnvelope', method: 'GET', path })
      return snapshotOf(readAs(envelopeSchema, response, 'getEnvelope'))
    },

    // Document by document: the joined file has lost the signatures inside each of them.
    async collect(externalId, order) {
      const files: SignedFile[] = []
      for (const [index, { id, name }] of order.files.entries()) {
        const { bytes } = await download(externalId, String(index + 1))
        const pdf = /\.pdf$/i.test(name) ? name : `${name}.pdf`
        files.push({ role: 'signed', name: pdf, mime: 'application/pdf', bytes, of: id })
      }
      const { bytes } = await download(externalId, 'certificate')
      const name = order.locale === 'ru' ? 'Сертификат завершения.pdf' : 'Certificate of completion.pdf'
      return [...files, { role: 'protocol', name, mime: 'application/pdf', bytes }]
    },

    async cancel(externalId, reason) {
      const voidedReason = (reason.trim() || 'Cancelled').slice(0, longestReason)
      try {
        await client.call({
          name: 'voidEnvelope',
          method: 'PUT',
          path: `/envelopes/${externalId}`,
          body: { status: 'voided', voidedReason },
        })
      } catch (error) {
        if (!isOverRefusal(error)) throw error
      }
    },

    async remind(externalId) {
      await client.call({
        name: 'resendEnvelope',
        method: 'PUT',
        path: `/envelopes/${externalId}?resend_envelope=true`,
        body: {},
      })
    },

    receive: (push) => receive(push, settings),
    poll: (cursor, ours) => poll(client, cursor, ours, context.now()),
  }
}
