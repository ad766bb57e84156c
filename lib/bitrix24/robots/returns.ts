import { say } from '#lib/sentence.ts'
import type { RobotProperty } from './robot.ts'

/** What a robot gives back to its process; the same names for starting and asking. */
export const envelopeReturns = {
  status: { name: say('Статус подписания', 'Signing status'), type: 'string' },
  envelope_link: { name: say('Ссылка на отправку', 'Link to the envelope'), type: 'string' },
  signed_date: { name: say('Дата подписания', 'Signing date'), type: 'datetime' },
  edi_number: { name: say('Номер в ЭДО', 'EDI number'), type: 'string' },
  decline_reason: { name: say('Причина отказа', 'Reason of the refusal'), type: 'text' },
  signed_file: { name: say('Подписанный файл (ссылка)', 'Signed file (link)'), type: 'string' },
} as const satisfies Record<string, RobotProperty>

export type EnvelopeReturn = keyof typeof envelopeReturns
