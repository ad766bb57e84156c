import type { CatalogueProcess, ProcessParameter } from '#lib/route/catalogue.ts'
import type { BatchCall } from './batch.ts'
import { typeOfDocument } from './document-id.ts'
import { asFlag, asList, asRecord, asRecords, asText, type Wire } from './wire.ts'

/**
 * One page of the templates of business processes; only an administrator may read them.
 * Source: apidocs.bitrix24.com/api-reference/bizproc/template/bizproc-workflow-template-list.html
 */
export const processesPage = (start: number): BatchCall => ({
  method: 'bizproc.workflow.template.list',
  params: {
    SELECT: ['ID', 'NAME', 'DOCUMENT_TYPE', 'PARAMETERS', 'SYSTEM_CODE'],
    FILTER: { MODULE_ID: 'crm' },
    ORDER: { ID: 'ASC' },
    start,
  },
})

/** Robots of stages are kept as templates too, and nobody starts them. */
const automation = 'bitrix_bizproc_automation'

/** Processes that can be started for items of the CRM. */
export const processesFrom = (result: unknown): CatalogueProcess[] =>
  asRecords(result).flatMap((row) => {
    const entityTypeId = typeOfDocument(asText(asList(row.DOCUMENT_TYPE)[2]))
    if (entityTypeId === null || asText(row.SYSTEM_CODE) === automation) return []
    const parameters = Object.entries(asRecord(row.PARAMETERS)).map(([name, described]) =>
      parameterFrom(name, asRecord(described)),
    )
    return [{ id: asText(row.ID), name: asText(row.NAME), entityTypeId, parameters }]
  })

function parameterFrom(name: string, described: Wire): ProcessParameter {
  const hint = asText(described.Description).trim()
  const preset = asText(described.Default)
  const options = optionsFrom(described.Options)
  return {
    name,
    title: asText(described.Name) || name,
    type: asText(described.Type) || 'string',
    required: asFlag(described.Required),
    multiple: asFlag(described.Multiple),
    ...(hint === '' ? {} : { hint }),
    ...(options.length > 0 ? { options } : {}),
    ...(preset === '' ? {} : { preset }),
  }
}

/** Choices by their value; of grouped ones the choices inside. Numbered ones come as a list. */
function optionsFrom(given: unknown): { value: string; label: string }[] {
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([value, label]) =>
    typeof label === 'object' ? optionsFrom(label) : [{ value, label: asText(label) || value }],
  )
}
