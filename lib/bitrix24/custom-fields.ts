import { ownFields } from '#lib/envelope/mapping.ts'
import { type Sentence, say } from '#lib/sentence.ts'

/** A custom field of deals that we make and fill in. */
export type FieldDeclaration = {
  /** With Bitrix24's prefix UF_CRM_, at most 50 characters in all. */
  name: string
  type: 'string' | 'date' | 'url'
  label: Sentence
}

const field = (name: string, type: FieldDeclaration['type'], ru: string, en: string): FieldDeclaration => ({
  name,
  type,
  label: say(ru, en),
})

/** Every custom field of the product. */
export const customFields: readonly FieldDeclaration[] = [
  field(ownFields.status, 'string', 'Статус подписания', 'Signing status'),
  field(ownFields.signedAt, 'date', 'Дата подписания', 'Signing date'),
  field(ownFields.ediNumber, 'string', 'Номер в ЭДО', 'EDI number'),
  field(ownFields.signedFile, 'url', 'Подписанный документ', 'Signed document'),
  field(ownFields.envelope, 'url', 'Отправка на подпись', 'Envelope'),
]
