import { createHmac } from 'node:crypto'
import type { Subscriber } from './connect-subscriber.ts'
import type { Envelope, Happening } from './envelope.ts'
import { presentEnvelope } from './present.ts'
import type { WireMessage } from './state.ts'
import { isObject, list, text, vendorTime, type WireObject } from './wire.ts'
import type { World } from './world.ts'

/** Marks bytes that are put in when the message leaves: queued messages stay small. */
const blobMark = 'blob:'

/** The JSON SIM message for one subscriber. https://developers.docusign.com/platform/webhooks/connect/json-sim-event-model/ */
export function messageFor(
  world: World,
  envelope: Envelope,
  happening: Happening,
  subscriber: Subscriber,
): WireMessage {
  const { accountId } = world.state().account
  const { includeData } = subscriber
  return {
    event: happening.event,
    apiVersion: 'v2.1',
    uri: `/restapi/v2.1/accounts/${accountId}/envelopes/${envelope.id}`,
    retryCount: 0,
    configurationId: subscriber.configurationId,
    generatedDateTime: vendorTime(happening.at),
    data: {
      accountId,
      userId: envelope.senderId,
      envelopeId: envelope.id,
      ...(happening.recipientId ? { recipientId: happening.recipientId } : {}),
      ...(includeData.length > 0 ? { envelopeSummary: summary(world, envelope, new Set(includeData)) } : {}),
    },
  }
}

function summary(world: World, envelope: Envelope, include: Set<string>): WireObject {
  const present = structuredClone(presentEnvelope(world, envelope, include))
  for (const shown of list(present, 'envelopeDocuments')) {
    const document = envelope.documents.find((one) => one.documentId === text(shown, 'documentId'))
    const bytes = document ? (document.signed ?? document.original) : envelope.certificate
    if (bytes) shown.PDFBytes = `${blobMark}${bytes.sha256}`
  }
  return present
}

/** The body exactly as it goes out. */
export async function bodyOf(world: World, message: WireMessage, retryCount: number): Promise<string> {
  const whole = structuredClone({ ...message, retryCount })
  const inside = whole.data.envelopeSummary
  for (const document of isObject(inside) ? list(inside, 'envelopeDocuments') : []) {
    const mark = text(document, 'PDFBytes')
    if (!mark.startsWith(blobMark)) continue
    document.PDFBytes = Buffer.from(await world.context.blobs.get(mark.slice(blobMark.length))).toString(
      'base64',
    )
  }
  return JSON.stringify(whole)
}

/** Headers of a message: one signature for every active key of the account. */
export function headersFor(world: World, subscriber: Subscriber, body: string): Record<string, string> {
  const { account, connect } = world.state()
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'DocuSign Connect (Inkroute Lab)',
    'x-docusign-accountid': account.accountId,
  }
  if (subscriber.basic) headers.authorization = `Basic ${Buffer.from(subscriber.basic).toString('base64')}`
  if (!subscriber.hmac) return headers
  headers['x-authorization-digest'] = 'HMACSHA256'
  for (const [index, key] of connect.keys.entries()) {
    headers[`x-docusign-signature-${index + 1}`] = createHmac('sha256', key.secret)
      .update(body)
      .digest('base64')
  }
  return headers
}
