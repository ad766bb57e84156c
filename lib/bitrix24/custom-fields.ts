import { type Sentence, say } from '#lib/sentence.ts'

/** A custom field of deals that we make and fill in. */
export type FieldDeclaration = {
  /** With Bitrix24's prefix UF_CRM_, at most 50 characters in all. */
  name: string
  type: 'string' | 'date' | 'url'
  label: Sentence
}

const field = (code: string, type: FieldDeclaration['type'], ru: string, en: string): FieldDeclaration => ({
  name: `UF_CRM_INKROUTE_${code}`,
  type,
  label: say(ru, en),
})

/** Every custom field of the product. */
export const customFields: readonly FieldDeclaration[] = [
  field('STATUS', 'string', 'Статус подписания', 'Signing status'),
  field('SIGNED_DATE', 'date', 'Дата подписания', 'Signing date'),
  field('EDI_NUMBER', 'string', 'Номер в ЭДО', 'EDI number'),
  field('SIGNED_DOCUMENT', 'url', 'Подписанный документ', 'Signed document'),
  field('ENVELOPE', 'url', 'Отправка на подпись', 'Envelope'),
]
