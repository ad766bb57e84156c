import { say } from '#lib/sentence.ts'
import type { PlacementDeclaration } from './placement.ts'

/** An item of the deal’s toolbar menu: the send dialog. */
export const dealToolbar: PlacementDeclaration = {
  code: 'CRM_DEAL_DETAIL_TOOLBAR',
  title: say('Отправить на подпись', 'Send for signature'),
}
