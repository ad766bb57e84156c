import { expect, it } from 'vitest'
import { itemOfDocument, processDocument } from './document-id.ts'

const integration = 'Bitrix\\Crm\\Integration\\BizProc\\Document'

it.each([
  [2, ['crm', 'CCrmDocumentDeal', 'DEAL_5']],
  [7, ['crm', `${integration}\\Quote`, 'QUOTE_5']],
  [31, ['crm', `${integration}\\SmartInvoice`, 'SMART_INVOICE_5']],
  [147, ['crm', `${integration}\\Dynamic`, 'DYNAMIC_147_5']],
])('an item of type %i is named for business processes, and read back', (entityTypeId, named) => {
  const document = processDocument({ entityTypeId, id: '5' })
  expect(document).toEqual(named)
  expect(itemOfDocument(document[2])).toEqual({ entityTypeId, id: '5' })
})
