import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Settings } from './fields.ts'
import type { Seat } from './people.ts'

// https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/standards-based-signatures/
const e164 = /^\+[1-9]\d{6,14}$/

const phoneOf = ({ person }: Seat): string => (person.phone ?? '').replace(/[\s()-]/g, '')

const needPhone = (seat: Seat): string => {
  const phone = phoneOf(seat)
  if (e164.test(phone)) return phone
  throw new Permanent({
    code: 'signer-without-phone',
    text: say(
      `Для усиленной подписи «${seat.person.name}» нужен телефон в формате +…`,
      `An advanced signature of “${seat.person.name}” needs a phone number in the form +…`,
    ),
    cure: say('Укажите телефон подписанта и отправьте заново.', 'Give the signer’s phone and send again.'),
  })
}

const needSetting = (value: string, kind: string): string => {
  if (value) return value
  throw new Permanent({
    code: 'signature-kind-not-offered',
    text: say(
      `Для подписи ${kind} в подключении не назван поставщик.`,
      `The connection names no provider for ${kind} signatures.`,
    ),
    cure: say('Впишите его в настройках подключения.', 'Enter it in the settings of the connection.'),
  })
}

/** The signature provider of a recipient: none for a simple signature, which is the vendor's default. */
export const providersOf = (seat: Seat, settings: Settings) => {
  const { signature } = seat.step
  if (signature === 'simple' || seat.step.act === 'approve') return {}
  if (signature === 'UNEP') {
    const signatureProviderName = needSetting(settings.advancedProvider, 'AES')
    const signatureProviderOptions = { sms: needPhone(seat) }
    return { recipientSignatureProviders: [{ signatureProviderName, signatureProviderOptions }] }
  }
  const signatureProviderName = needSetting(settings.qualifiedProvider, 'QES')
  return { recipientSignatureProviders: [{ signatureProviderName, signatureProviderOptions: {} }] }
}

/** The identity check that a qualified signature goes through, when the account has a workflow for it. */
export const identityOf = (seat: Seat, settings: Settings) =>
  seat.step.signature === 'QES' && settings.identityWorkflowId
    ? { identityVerification: { workflowId: settings.identityWorkflowId } }
    : {}

/** The name without the characters that advanced signatures forbid. */
export const nameForLevel = ({ person, step }: Seat): string =>
  step.signature === 'UNEP' ? person.name.replace(/[\^:\\@+<>]/g, ' ').trim() : person.name
