import { say } from '#lib/sentence.ts'
import type { PlacementDeclaration } from './placement.ts'

/** An item of the deal’s document menu: the send dialog for that document. */
export const dealDocument: PlacementDeclaration = {
  code: 'CRM_DEAL_DOCUMENTGENERATOR_BUTTON',
  title: say('Отправить на подпись', 'Send for signature'),
}
