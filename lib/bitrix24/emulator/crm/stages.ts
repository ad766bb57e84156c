import {
  type Item,
  type Pipeline,
  pipelinesOf,
  type Stage,
  type World,
} from '#lib/bitrix24/emulator/world.ts'

export const categoryOf = (item: Item): number => Number(item.values.categoryId ?? 0)

/** The pipeline in which an element stands; undefined for types without stages. */
export const pipelineOf = (world: World, item: Item): Pipeline | undefined =>
  pipelinesOf(world, item.entityTypeId).find((pipeline) => pipeline.id === categoryOf(item))

export const stageOf = (world: World, item: Item): Stage | undefined =>
  pipelineOf(world, item)?.stages.find((stage) => stage.id === item.values.stageId)

/** P while at work, S when won, F when lost: the vendor's letters. */
export const semanticOf = (stage: Stage | undefined): string => stage?.semantics ?? 'P'

/** ENTITY_ID under which the stages of a pipeline stand in the directory of statuses. */
export const directoryOf = (pipeline: Pipeline): string => {
  if (pipeline.entityTypeId !== 2) return `DYNAMIC_${pipeline.entityTypeId}_STAGE_${pipeline.id}`
  return pipeline.id === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${pipeline.id}`
}
