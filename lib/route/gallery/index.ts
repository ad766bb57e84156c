import { amendment } from './amendment.ts'
import { bulkOffer } from './bulk-offer.ts'
import { contractApproval } from './contract-approval.ts'
import { incomingContract } from './incoming-contract.ts'
import { mixedProviders } from './mixed-providers.ts'
import { nda } from './nda.ts'
import { powerOfAttorney } from './power-of-attorney.ts'
import { purchaseApproval } from './purchase-approval.ts'
import { reconciliationAct } from './reconciliation-act.ts'
import { sabyContract } from './saby-contract.ts'
import type { RouteSketch } from './sketch.ts'
import { staffOrder } from './staff-order.ts'
import { tenderPackage } from './tender-package.ts'
import { transferDocument } from './transfer-document.ts'
import { workAct } from './work-act.ts'

/** Ready routes, in the order in which they are offered. A new one is a file and a line here. */
export const gallery: readonly RouteSketch[] = [
  contractApproval,
  nda,
  mixedProviders,
  amendment,
  incomingContract,
  reconciliationAct,
  transferDocument,
  workAct,
  powerOfAttorney,
  bulkOffer,
  tenderPackage,
  purchaseApproval,
  staffOrder,
  sabyContract,
]
