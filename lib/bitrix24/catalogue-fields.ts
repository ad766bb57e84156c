import type { CatalogueField } from '#lib/route/catalogue.ts'
import { asFlag, asList, asRecord, asRecords, asText } from './wire.ts'

/** Fields of one item type from crm.item.fields; custom ones by their original UF_CRM_ names. */
export function fieldsFrom(
  result: unknown,
  entityTypeId: number,
  asked: readonly number[],
): CatalogueField[] {
  if (!asked.includes(entityTypeId)) return []
  return Object.entries(asRecord(asRecord(result).fields)).map(([name, described]) => {
    const field = asRecord(described)
    const upperName = asText(field.upperName)
    const options = asRecords(asList(field.items))
      .map((item) => ({ value: asText(item.ID), label: asText(item.VALUE) }))
      .filter((option) => option.value !== '')
    return {
      name: upperName.startsWith('UF_') ? upperName : name,
      entityTypeId,
      title: asText(field.title) || name,
      type: asText(field.type),
      multiple: asFlag(field.isMultiple),
      ...(asFlag(field.isReadOnly) ? { readOnly: true as const } : {}),
      ...(options.length > 0 ? { options } : {}),
    }
  })
}
