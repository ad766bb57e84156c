import { type Connect, createConnect } from './connect-delivery.ts'
import {
  addressOf,
  type Envelope,
  type Happening,
  isAsked,
  isUnderWay,
  onlyViews,
  type Recipient,
} from './envelope.ts'
import * as lifecycle from './lifecycle.ts'
import { problem } from './problem.ts'
import { checkRecipients } from './recipient-intake.ts'
import { seal } from './sealing.ts'
import { fillTabs, placeTabs } from './tabs.ts'
import { flag, member, text } from './wire.ts'
import { userOf, type World } from './world.ts'

const longestSubject = 100
const mostMail = 500
const dayMs = 86_400_000

/** Where envelopes move: state machine, sealing, letters, Connect and timers together. */
export interface Office {
  connect: Connect
  /** Checks that the envelope is complete, places its tabs and asks the first recipients. */
  sendOut(envelope: Envelope): Promise<void>
  view(envelope: Envelope, recipient: Recipient): Promise<void>
  /** Signs, or does whatever this kind of recipient is asked for. */
  sign(envelope: Envelope, recipient: Recipient, values: Readonly<Record<string, string>>): Promise<void>
  decline(envelope: Envelope, recipient: Recipient, reason: string): Promise<void>
  /** Carries out what was decided elsewhere: letters, Connect, and the end of an envelope that is signed. */
  tell(envelope: Envelope, happenings: readonly Happening[]): Promise<void>
  /** Timers of the envelope; called again after a change of its dates. */
  watch(envelope: Envelope): void
  /** Takes up everything that was under way when the lab stopped. */
  resume(): Promise<void>
}

/** Opens the office over the saved state. */
export function createOffice(world: World): Office {
  const connect = createConnect(world)
  const sealing = new Set<string>()

  const settle = async (envelope: Envelope): Promise<void> => {
    if (envelope.status !== 'signed' || sealing.has(envelope.id)) return
    sealing.add(envelope.id)
    try {
      await seal(world, envelope)
      connect.publish(envelope, lifecycle.complete(envelope, world.at()))
    } finally {
      sealing.delete(envelope.id)
    }
  }
  const asked = (envelope: Envelope, recipient: Recipient) => {
    if (!isAsked(envelope, recipient)) throw problem('RECIPIENT_NOT_IN_SEQUENCE')
  }

  const office: Office = {
    connect,
    async sendOut(envelope) {
      const subject = text(envelope.fields, 'emailSubject')
      if (!subject || envelope.documents.length === 0 || envelope.recipients.length === 0) {
        throw problem('ENVELOPE_IS_INCOMPLETE')
      }
      if (subject.length > longestSubject) {
        throw problem(
          'INVALID_REQUEST_PARAMETER',
          `The email subject is longer than ${longestSubject} characters.`,
        )
      }
      checkRecipients(envelope.recipients, world.state().settings.mostRecipients)
      await placeTabs(world, envelope.documents, envelope.recipients)
      const sender = userOf(world, envelope.senderId)
      await office.tell(envelope, lifecycle.send(envelope, world.at(), sender.name))
      office.watch(envelope)
    },
    async view(envelope, recipient) {
      asked(envelope, recipient)
      await office.tell(envelope, lifecycle.view(envelope, recipient, world.at()))
    },
    async sign(envelope, recipient, values) {
      if (recipient.status === 'completed') return
      asked(envelope, recipient)
      fillTabs(recipient, values, world.at().slice(0, 10))
      const happenings = onlyViews(recipient)
        ? lifecycle.view(envelope, recipient, world.at())
        : lifecycle.finish(envelope, recipient, world.at())
      await office.tell(envelope, happenings)
    },
    async decline(envelope, recipient, reason) {
      asked(envelope, recipient)
      await office.tell(envelope, lifecycle.decline(envelope, recipient, reason, world.at()))
    },
    async tell(envelope, happenings) {
      for (const one of happenings) letters(world, envelope, one)
      connect.publish(envelope, happenings)
      await settle(envelope)
      world.context.touched()
    },
    watch: (envelope) => watch(world, office, envelope),
    async resume() {
      for (const envelope of Object.values(world.state().envelopes)) {
        await settle(envelope)
        if (isUnderWay(envelope)) office.watch(envelope)
      }
      connect.resume()
    },
  }
  return office
}

const letterKinds: Readonly<Record<string, string>> = {
  'recipient-sent': 'invitation',
  'recipient-resent': 'reminder',
}

/** Embedded recipients get no letters. */
function letters(world: World, envelope: Envelope, happening: Happening): void {
  const kind = letterKinds[happening.event]
  const recipient = envelope.recipients.find((one) => one.recipientId === happening.recipientId)
  if (!kind || !recipient || flag(recipient.fields, 'suppressEmails')) return
  const start = text(recipient.fields, 'embeddedRecipientStartURL')
  if (text(recipient.fields, 'clientUserId') && start !== 'SIGN_AT_DOCUSIGN') return
  post(world, envelope, recipient, kind)
}

function post(world: World, envelope: Envelope, recipient: Recipient, kind: string): void {
  const state = world.state()
  const own = text(member(recipient.fields, 'emailNotification'), 'emailSubject')
  const subject = own || text(envelope.fields, 'emailSubject')
  state.mail.push({ at: world.at(), to: addressOf(recipient), subject, kind, envelopeId: envelope.id })
  state.mail.splice(0, Math.max(0, state.mail.length - mostMail))
}

/** Expiry and automatic reminders. A timer that comes too early or too late re-reads the envelope and leaves it. */
function watch(world: World, office: Office, envelope: Envelope): void {
  const current = () => {
    const found = world.state().envelopes[envelope.id]
    return found && isUnderWay(found) ? found : undefined
  }
  const { expires } = envelope.at
  if (expires) {
    world.context.clock.after(new Date(expires).getTime() - world.now().getTime(), async () => {
      const open = current()
      if (open?.at.expires !== expires) return
      await office.tell(open, lifecycle.voidIt(open, 'Envelope has expired.', world.at(), 'DocuSign'))
    })
  }
  const reminders = member(envelope.notification, 'reminders')
  if (!flag(reminders, 'reminderEnabled')) return
  const firstMs = Number(text(reminders, 'reminderDelay') || '0') * dayMs
  const everyMs = Number(text(reminders, 'reminderFrequency') || '0') * dayMs
  const arm = (delayMs: number) => {
    if (delayMs <= 0) return
    world.context.clock.after(delayMs, () => {
      const open = current()
      if (!open || JSON.stringify(open.notification) !== JSON.stringify(envelope.notification)) return
      for (const one of open.recipients.filter((recipient) => isAsked(open, recipient))) {
        one.at.reminded = world.at()
        post(world, open, one, 'reminder')
      }
      world.context.touched()
      arm(everyMs)
    })
  }
  arm(firstMs)
}
