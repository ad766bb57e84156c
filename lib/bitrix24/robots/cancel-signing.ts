import { say } from '#lib/sentence.ts'
import type { RobotDeclaration } from './robot.ts'

/** "Cancel signing": the process does not wait for it. */
export const cancelSigning: RobotDeclaration = {
  code: 'cancel_signing',
  name: say('Inkroute: отменить подписание', 'Inkroute: cancel signing'),
  description: say(
    'Отзывает отправки на подпись по карточке, которые ещё не завершены.',
    'Withdraws the item’s envelopes that are not finished yet.',
  ),
  waits: false,
  properties: {
    route: {
      name: say('Маршрут', 'Route'),
      description: say('Пусто — отправки по всем маршрутам.', 'Empty: envelopes of all routes.'),
      type: 'string',
    },
    reason: { name: say('Причина', 'Reason'), type: 'string' },
  },
  returns: {},
}
