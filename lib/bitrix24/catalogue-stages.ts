import type { CataloguePipeline } from '#lib/route/catalogue.ts'
import { asNumber, asRecord, asRecords, asText, type Wire } from './wire.ts'

type Stage = CataloguePipeline['stages'][number]

/** ENTITY_ID of a pipeline's stages. Source: apidocs.bitrix24.com/api-reference/crm/status/ */
export function stageEntity(entityTypeId: number, categoryId: number | string): string {
  const category = String(categoryId)
  if (entityTypeId === 2) return category === '0' ? 'DEAL_STAGE' : `DEAL_STAGE_${category}`
  if (entityTypeId === 1) return 'STATUS'
  if (entityTypeId === 31) return `SMART_INVOICE_STAGE_${category}`
  return `DYNAMIC_${entityTypeId}_STAGE_${category}`
}

/** Whether a stage is of the process, of success or of failure. */
export function semanticsOf(row: Wire): Stage['semantics'] {
  const short = asText(row.SEMANTICS).toUpperCase()
  const long = asText(asRecord(row.EXTRA).SEMANTICS)
  if (short === 'S' || long === 'success') return 'success'
  if (short === 'F' || long === 'failure' || long === 'apology') return 'failure'
  return 'process'
}

/** Stages in their order on the board. */
export const stagesFrom = (result: unknown): Stage[] =>
  asRecords(result)
    .map((row) => ({
      id: asText(row.STATUS_ID),
      name: asText(row.NAME),
      color: asText(row.COLOR) || asText(asRecord(row.EXTRA).COLOR),
      semantics: semanticsOf(row),
      sort: asNumber(row.SORT) ?? 0,
    }))
    .sort((a, b) => a.sort - b.sort)
