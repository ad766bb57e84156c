import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refused } from '#lib/failure.ts'
import type { IncomingPush, News } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Settings } from './fields.ts'
import { snapshotOf } from './map.ts'
import { envelopeSchema, messageSchema } from './wire.ts'

const signatureHeader = /^x-docusign-signature-\d+$/i

/**
 * Reads one Connect message. The signature is checked over the raw bytes before anything is parsed: one of the
 * message's signatures has to fit one of our keys, which lets keys be changed without a gap. Answers no news for
 * messages that are not about an envelope. https://developers.docusign.com/platform/webhooks/connect/hmac/
 */
export const receive = async (push: IncomingPush, settings: Settings): Promise<News[]> => {
  if (!isAuthentic(push, settings.hmacKeys))
    throw new Refused(401, {
      code: 'docusign-signature',
      text: say(
        'Подпись уведомления DocuSign не подходит.',
        'The signature of the DocuSign notification does not fit.',
      ),
      cure: say(
        'Сверьте ключи HMAC Connect в настройках подключения.',
        'Compare the Connect HMAC keys in the connection’s settings.',
      ),
    })
  return newsIn(push.body)
}

const isAuthentic = ({ headers, body }: IncomingPush, keys: readonly string[]): boolean => {
  const given = Object.entries(headers)
    .filter(([name]) => signatureHeader.test(name))
    .map(([, value]) => Buffer.from(value, 'base64'))
  let authentic = false
  for (const key of keys) {
    const wanted = createHmac('sha256', key).update(body).digest()
    // No early end: the time must not tell which key or signature was near.
    for (const one of given)
      if (one.length === wanted.length && timingSafeEqual(one, wanted)) authentic = true
  }
  return authentic
}

const newsIn = (body: Uint8Array): News[] => {
  const message = messageSchema.safeParse(parsed(body))
  if (!message.success) return []
  const { event, generatedDateTime = '', data } = message.data
  if (!/^(envelope|recipient|identity)-/.test(event)) return []
  const externalId = data.envelopeId.toLowerCase()
  // A repeated delivery differs in its retry count only, so the body itself cannot be the key.
  const key = [externalId, event, data.recipientId ?? '', generatedDateTime].join(':')
  const envelope = envelopeSchema.safeParse({ envelopeId: externalId, ...Object(data.envelopeSummary) })
  if (!envelope.success || !envelope.data.recipients) return [{ grade: 'hint', key, externalId }]
  return [{ grade: 'push', key, snapshot: { ...snapshotOf(envelope.data), externalId } }]
}

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
