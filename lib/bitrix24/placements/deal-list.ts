import { say } from '#lib/sentence.ts'
import type { PlacementDeclaration } from './placement.ts'

/** An item of a row’s menu in the list of deals: sending of one or several deals. */
export const dealList: PlacementDeclaration = {
  code: 'CRM_DEAL_LIST_MENU',
  title: say('Отправить на подпись', 'Send for signature'),
}
