import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import type { WriteBackCall } from '#lib/bitrix24/port.ts'
import type { Receipt, WriteBackName } from '#lib/envelope/effect.ts'
import type { Act, Action } from './action.ts'
import { answerRobot } from './answer-robot.ts'
import { attachFiles } from './attach-files.ts'
import { moveStage } from './move-stage.ts'
import { notify } from './notify.ts'
import { setFields } from './set-fields.ts'
import { startProcess } from './start-process.ts'
import { storeFile } from './store-file.ts'
import { task } from './task.ts'
import { timeline } from './timeline.ts'

/** Every write-back of the product: a member without an action does not compile. */
export const writeBackActions: { readonly [N in WriteBackName]: Action<N> } = {
  'move-stage': moveStage,
  'set-fields': setFields,
  'store-file': storeFile,
  'attach-files': attachFiles,
  'start-process': startProcess,
  timeline,
  notify,
  task,
  'answer-robot': answerRobot,
}

function runNamed<N extends WriteBackName>(
  client: Bitrix24Client,
  name: N,
  call: WriteBackCall<Act<N>>,
): Promise<Receipt> {
  return writeBackActions[name].run(client, call)
}

/**
 * Performs one write-back. Transient 'unknown' means that it may have been done: call again with `repeat`, then the
 * action looks before it does anything.
 */
export const runWriteBack = (client: Bitrix24Client, call: WriteBackCall): Promise<Receipt> =>
  runNamed(client, call.act.name, call as WriteBackCall<Act<typeof call.act.name>>)
