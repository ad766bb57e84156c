import { say } from '#lib/sentence.ts'
import type { PlacementDeclaration } from './placement.ts'

/** A tab of the deal: live status of its envelopes, the route picture and actions. */
export const dealTab: PlacementDeclaration = {
  code: 'CRM_DEAL_DETAIL_TAB',
  title: say('Подписание', 'Signing'),
}
