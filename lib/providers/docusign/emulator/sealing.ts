import type { LabIdentity } from '#lib/emulation/emulator.ts'
import {
  addressOf,
  blocks,
  type Envelope,
  type EnvelopeDocument,
  nameOf,
  type Recipient,
} from './envelope.ts'
import { appendSignature } from './pdf-signature.ts'
import { signatureProviders } from './signature-levels.ts'
import { list, text, vendorTime } from './wire.ts'
import { userOf, type World } from './world.ts'

/** Who seals finished documents of every envelope, whatever its signers signed with. */
const sealer: LabIdentity = { commonName: 'eSignature Seal', organisation: 'Inkroute Lab' }

/**
 * Makes the finished documents: stamped, then signed inside the PDF by each signer who has a certificate of their
 * own (EU advanced and qualified), then sealed. Runs before the envelope is completed.
 */
export async function seal(world: World, envelope: Envelope): Promise<void> {
  for (const document of envelope.documents) document.signed ??= await sealDocument(world, envelope, document)
  envelope.certificate ??= await certificateOf(world, envelope)
}

type Stored = { sha256: string; sizeBytes: number }

const keep = async (world: World, bytes: Uint8Array): Promise<Stored> => ({
  sha256: await world.context.blobs.put(bytes),
  sizeBytes: bytes.length,
})

async function sealDocument(world: World, envelope: Envelope, document: EnvelopeDocument): Promise<Stored> {
  const { pdf, blobs } = world.context
  const signers = envelope.recipients.filter((one) => blocks(one) && one.at.signed && !one.deleted)
  let bytes = await pdf.stamp(await blobs.get(document.original.sha256), [
    `DocuSign Envelope ID: ${envelope.id}`,
    ...signers.map((one) => `${nameOf(one)} · ${one.at.signed?.slice(0, 19).replace('T', ' ')} UTC`),
  ])
  for (const signer of signers.filter(signsPersonally)) {
    bytes = await sign(world, bytes, {
      field: `Signer ${signer.recipientId}`,
      identity: { commonName: nameOf(signer), email: addressOf(signer) },
      reason: 'Signed by the recipient',
      at: new Date(signer.at.signed ?? world.at()),
    })
  }
  return keep(world, await sealed(world, bytes, envelope))
}

const signsPersonally = (recipient: Recipient): boolean =>
  list(recipient.fields, 'recipientSignatureProviders').some((given) =>
    signatureProviders.some(
      (one) => one.personal && one.name.toLowerCase() === text(given, 'signatureProviderName').toLowerCase(),
    ),
  )

const sealed = (world: World, bytes: Uint8Array, envelope: Envelope): Promise<Uint8Array> =>
  sign(world, bytes, {
    field: 'Seal',
    identity: sealer,
    reason: `Envelope ${envelope.id} is complete`,
    at: world.now(),
  })

function sign(
  world: World,
  bytes: Uint8Array,
  given: { field: string; identity: LabIdentity; reason: string; at: Date },
): Promise<Uint8Array> {
  return appendSignature(bytes, {
    field: given.field,
    name: given.identity.commonName,
    reason: given.reason,
    at: given.at,
    sign: (covered) => world.context.ca.signDetached(covered, given.identity, given.at),
  })
}

async function certificateOf(world: World, envelope: Envelope): Promise<Stored> {
  const bytes = await renderCertificate(world, envelope)
  return keep(world, await sealed(world, bytes, envelope))
}

/** The certificate of completion: who did what when. Also served, unsealed, while the envelope is under way. */
export function renderCertificate(world: World, envelope: Envelope): Promise<Uint8Array> {
  const sender = userOf(world, envelope.senderId)
  const people = envelope.recipients.map((one): [string, string] => [
    `${nameOf(one)} <${addressOf(one)}>`,
    [
      one.status,
      one.at.sent && `sent ${vendorTime(one.at.sent)}`,
      one.at.delivered && `viewed ${vendorTime(one.at.delivered)}`,
      one.at.signed && `signed ${vendorTime(one.at.signed)}`,
    ]
      .filter(Boolean)
      .join('\n'),
  ])
  return world.context.pdf.render({
    title: 'Certificate Of Completion',
    rows: [
      ['Envelope Id', envelope.id],
      ['Subject', text(envelope.fields, 'emailSubject')],
      ['Status', envelope.status === 'signed' ? 'completed' : envelope.status],
      ['Envelope Originator', `${sender.name} <${sender.email}>`],
      [
        'Documents',
        envelope.documents.map((one) => `${one.name}: SHA-256 ${one.original.sha256}`).join('\n'),
      ],
      ...people,
    ],
  })
}
