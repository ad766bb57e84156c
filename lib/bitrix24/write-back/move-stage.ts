import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { readItemStage } from '#lib/bitrix24/item-stage.ts'
import { stagesOf } from '#lib/bitrix24/stage-order.ts'
import { asRecord, asText } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Moves the item to a stage of the pipeline in which it is now. The current stage is read first: a repeat finds the
 * item there already, and an item that people moved further stays where it is unless the move may go backwards.
 */
export const moveStage: Action<'move-stage'> = { name: 'move-stage', run }

async function run(client: Bitrix24Client, call: CallOf<'move-stage'>): Promise<Receipt> {
  const { entityTypeId, id } = call.item
  const { categoryId, stageId: current } = await readItemStage(client, call.item)
  const target = call.act.stageByPipeline[categoryId]
  if (target === undefined)
    return skipped('воронка не указана в сопоставлении', 'the mapping does not name this pipeline')
  if (current === target) return { how: 'already', data: { stageId: target } }
  const stages = await stagesOf(client, entityTypeId, categoryId)
  const to = stages.find((stage) => stage.id === target)
  if (!to) throw noStage(target)
  const from = stages.find((stage) => stage.id === current)
  if (from && !call.act.backwards && to.sort < from.sort) {
    return skipped(
      `карточка уже на стадии «${from.name}», она позже, чем «${to.name}»`,
      `the item is at “${from.name}” already, which is later than “${to.name}”`,
    )
  }
  const updated = await client.call(
    'crm.item.update',
    { entityTypeId, id, fields: { stageId: target }, useOriginalUfNames: 'Y' },
    { write: true, repeatable: true },
  )
  const reached = asText(asRecord(asRecord(updated).item).stageId)
  return { how: 'done', data: { stageId: reached || target, fromStageId: current } }
}

const skipped = (ru: string, en: string): Receipt => ({
  how: 'skipped',
  text: say(`Стадия не изменена: ${ru}.`, `The stage was left: ${en}.`),
})

const noStage = (stageId: string): Permanent =>
  new Permanent({
    code: 'bitrix24-stage-missing',
    text: say(`В воронке нет стадии ${stageId}.`, `The pipeline has no stage ${stageId}.`),
    cure: say(
      'Выберите стадию в сопоставлении заново и повторите.',
      'Choose the stage in the mapping again, then retry.',
    ),
    detail: { stageId },
  })
