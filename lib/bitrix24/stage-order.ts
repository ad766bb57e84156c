import type { CataloguePipeline } from '#lib/route/catalogue.ts'
import { stageEntity, stagesFrom } from './catalogue-stages.ts'
import type { Bitrix24Client } from './client.ts'

const keepMs = 10 * 60_000

/** Stages of a pipeline in their order, remembered for some minutes. */
export const stagesOf = (
  client: Bitrix24Client,
  entityTypeId: number,
  categoryId: string,
): Promise<CataloguePipeline['stages']> => {
  const ENTITY_ID = stageEntity(entityTypeId, categoryId)
  return client.memory.recall(`stages/${ENTITY_ID}`, keepMs, async () =>
    stagesFrom(await client.call('crm.status.list', { filter: { ENTITY_ID }, order: { SORT: 'ASC' } })),
  )
}
