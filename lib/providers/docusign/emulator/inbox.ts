import type { InboxAction, InboxItem } from '#lib/emulation/emulator.ts'
import {
  addressOf,
  blocks,
  type Envelope,
  isAsked,
  isOver,
  isUnderWay,
  nameOf,
  type Recipient,
} from './envelope.ts'
import type { Office } from './office.ts'
import { text } from './wire.ts'
import type { World } from './world.ts'

const prefix = 'docusign:'

/** What every fake signer has to do, has done or will have to do. */
export function inbox(world: World): InboxItem[] {
  return Object.values(world.state().envelopes)
    .filter((envelope) => envelope.status !== 'created')
    .flatMap((envelope) =>
      envelope.recipients
        .filter((one) => blocks(one) && one.kind !== 'seals')
        .map((recipient) => itemOf(envelope, recipient)),
    )
}

function itemOf(envelope: Envelope, recipient: Recipient): InboxItem {
  return {
    id: `${prefix}${envelope.id}:${recipient.recipientId}`,
    system: 'docusign',
    // The service does not know on whose side a recipient is.
    signer: { name: nameOf(recipient), address: addressOf(recipient) },
    title: text(envelope.fields, 'emailSubject'),
    state: stateOf(envelope, recipient),
    externalId: envelope.id,
    documents: envelope.documents.map((one) => ({ name: one.name, ...one.original })),
    since: recipient.at.sent ?? envelope.at.sent ?? envelope.at.created,
  }
}

function stateOf(envelope: Envelope, recipient: Recipient): InboxItem['state'] {
  if (recipient.status === 'completed') return 'done'
  if (recipient.status === 'declined') return 'declined'
  if (isOver(envelope)) return 'cancelled'
  if (recipient.status === 'delivered') return 'viewed'
  return isUnderWay(envelope) && recipient.status === 'sent' ? 'waiting' : 'later'
}

/** Lets the fake signer act. Throws when it is not their turn or over; 'ignore' changes nothing. */
export async function act(world: World, office: Office, id: string, action: InboxAction): Promise<void> {
  const [envelopeId = '', recipientId] = id.replace(prefix, '').split(':')
  const envelope = world.state().envelopes[envelopeId]
  const recipient = envelope?.recipients.find((one) => one.recipientId === recipientId)
  if (!envelope || !recipient) throw new Error(`There is no ${id}.`)
  if (action.action === 'ignore') return
  if (!isAsked(envelope, recipient)) {
    throw new Error(
      `${nameOf(recipient)} cannot act: envelope ${envelope.status}, recipient ${recipient.status}.`,
    )
  }
  if (action.action === 'view') await office.view(envelope, recipient)
  else if (action.action === 'sign') await office.sign(envelope, recipient, {})
  else await office.decline(envelope, recipient, action.comment || 'Declined by the signer.')
}
