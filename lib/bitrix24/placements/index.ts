import { dealDocument } from './deal-document.ts'
import { dealList } from './deal-list.ts'
import { dealTab } from './deal-tab.ts'
import { dealToolbar } from './deal-toolbar.ts'
import type { PlacementDeclaration } from './placement.ts'

/** Every placement of the product. */
export const placements: readonly PlacementDeclaration[] = [dealTab, dealToolbar, dealDocument, dealList]
