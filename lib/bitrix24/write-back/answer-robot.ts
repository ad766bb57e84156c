import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { isDenied } from '#lib/bitrix24/errors.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Answers a waiting robot. A token is good for one answer: a repeat that is denied was answered before; a first
 * answer that is denied came after the robot's own time-out or to a stopped process, and nobody waits for it.
 * Source: apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/bizproc-event-send.html
 */
export const answerRobot: Action<'answer-robot'> = { name: 'answer-robot', run }

async function run(client: Bitrix24Client, call: CallOf<'answer-robot'>): Promise<Receipt> {
  const { eventToken, values, log } = call.act
  const params = { EVENT_TOKEN: eventToken, RETURN_VALUES: values, LOG_MESSAGE: log }
  try {
    await client.call('bizproc.event.send', params, { write: true, repeatable: true, priority: 'urgent' })
    return { how: 'done' }
  } catch (error) {
    if (!isDenied(error)) throw error
    if (call.repeat) return { how: 'already' }
    return {
      how: 'skipped',
      text: say(
        'Робот больше не ждёт ответа: вышло его время или процесс остановлен.',
        'The robot no longer waits: its time ran out or the process was stopped.',
      ),
    }
  }
}
