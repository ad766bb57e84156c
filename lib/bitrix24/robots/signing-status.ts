import { say } from '#lib/sentence.ts'
import { envelopeReturns } from './returns.ts'
import type { RobotDeclaration } from './robot.ts'

/** "Signing status": answers at once with the state of the item's newest envelope, or of the newest of one route. */
export const signingStatus: RobotDeclaration = {
  code: 'signing_status',
  name: say('Inkroute: статус подписания', 'Inkroute: signing status'),
  description: say(
    'Возвращает состояние последней отправки на подпись по карточке.',
    'Returns the state of the item’s latest envelope.',
  ),
  waits: true,
  properties: {
    route: {
      name: say('Маршрут', 'Route'),
      description: say(
        'Пусто — последняя отправка по любому маршруту.',
        'Empty: the latest envelope of any route.',
      ),
      type: 'string',
    },
  },
  returns: envelopeReturns,
}
