import { readOrder } from '#lib/route/action.ts'
import type { CataloguePipeline } from '#lib/route/catalogue.ts'
import type { ActionNode } from '#lib/route/graph.ts'
import { findingAt, type Rule } from '#lib/route/rule.ts'
import { quoted } from '#lib/route/titles.ts'
import { type Sentence, say } from '#lib/sentence.ts'

const id = 'unknown-stage'

/** Stages to which an action moves the item exist, in pipelines of the items that the route starts from. */
export const unknownStage: Rule = {
  id,
  check({ model, catalogue: { pipelines } }) {
    if (!pipelines) return []
    const types = model.starts[0]?.entityTypeIds ?? []
    return model.graph.nodes.flatMap((node) => {
      const read = node.kind === 'action' ? readOrder(node) : null
      if (node.kind !== 'action' || !read || !('order' in read) || read.order.do !== 'move-stage') return []
      return Object.entries(read.order.stages).flatMap(([pipelineId, stageId]) => {
        const lack = lackOf(pipelines, types, pipelineId, stageId)
        return lack ? [finding(node, lack)] : []
      })
    })
  },
}

function lackOf(
  pipelines: CataloguePipeline[],
  types: number[],
  pipelineId: string,
  stageId: string,
): Sentence | null {
  // Leads and deals both have a pipeline 0.
  const named = pipelines.filter(({ id: each }) => String(each) === pipelineId)
  const pipeline = named.find(({ entityTypeId }) => types.includes(entityTypeId)) ?? named[0]
  if (!pipeline)
    return say(
      `воронки № ${pipelineId} в портале нет`,
      `there is no pipeline no. ${pipelineId} in the portal`,
    )
  if (!types.includes(pipeline.entityTypeId))
    return say(
      `воронка «${pipeline.name}» не для тех элементов, с которых начинается маршрут`,
      `the pipeline “${pipeline.name}” is not for the items that the route starts from`,
    )
  if (pipeline.stages.some(({ id: each }) => each === stageId)) return null
  return say(
    `в воронке «${pipeline.name}» нет стадии «${stageId}»`,
    `the pipeline “${pipeline.name}” has no stage “${stageId}”`,
  )
}

const finding = (node: ActionNode, lack: Sentence) =>
  findingAt(
    id,
    node.id,
    say(`${quoted(node).ru}: ${lack.ru}.`, `${quoted(node).en}: ${lack.en}.`),
    say('Выберите стадию в свойствах узла заново.', 'Choose the stage in the node’s properties again.'),
  )
