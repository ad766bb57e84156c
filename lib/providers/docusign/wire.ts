import { z } from 'zod'
import { Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'

// Everything in the API is a string, but samples and proxies carry numbers and booleans too.
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const optional = text.optional()

const recipient = z.object({
  recipientId: optional,
  name: optional,
  status: text.default('created'),
  routingOrder: optional,
  customFields: z.array(text).optional(),
  sentDateTime: optional,
  deliveredDateTime: optional,
  signedDateTime: optional,
  declinedDateTime: optional,
  declinedReason: optional,
  autoRespondedReason: optional,
})

/** A recipient as the API and Connect tell it. */
export type WireRecipient = z.infer<typeof recipient>

/** An envelope as the API and Connect tell it; members that the adapter does not need are dropped. */
export const envelopeSchema = z.object({
  envelopeId: text.transform((id) => id.toLowerCase()),
  status: text,
  statusDateTime: optional,
  statusChangedDateTime: optional,
  expireDateTime: optional,
  voidedDateTime: optional,
  voidedReason: optional,
  recipients: z.object({ signers: z.array(recipient).default([]) }).optional(),
})

export type WireEnvelope = z.infer<typeof envelopeSchema>

/** A page of `GET /envelopes`. */
export const listSchema = z.object({
  endPosition: z.coerce.number().optional(),
  totalSetSize: z.coerce.number().optional(),
  envelopes: z.array(envelopeSchema).default([]),
  envelopeTransactionStatuses: z
    .array(
      z.object({
        transactionId: text,
        envelopeId: optional.transform((id) => id?.toLowerCase()),
        status: text.default(''),
      }),
    )
    .default([]),
})

/** A JSON SIM message of Connect. https://developers.docusign.com/platform/webhooks/connect/json-sim-event-model/ */
export const messageSchema = z.object({
  event: text,
  generatedDateTime: optional,
  data: z.object({
    envelopeId: text,
    recipientId: optional,
    envelopeSummary: z.unknown().optional(),
  }),
})

/** The answer in the shape that the API promises; Transient of unknown outcome when it is something else. */
export const readAs = <T>(schema: z.ZodType<T>, response: HttpResponse, call: string): T => {
  const read = schema.safeParse(response.json())
  if (read.success) return read.data
  throw new Transient(
    {
      code: 'docusign-odd-answer',
      outcome: 'unknown',
      text: say('DocuSign ответил не тем, что обещает.', 'DocuSign answered something unexpected.'),
      detail: { call, status: response.status },
    },
    read.error,
  )
}
