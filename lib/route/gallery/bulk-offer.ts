import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { end, fromTemplate, type RouteSketch, sign, start } from './sketch.ts'

/** Sent from the list of deals to hundreds at once: nothing in it waits for our people. */
export const bulkOffer: RouteSketch = {
  id: 'bulk-offer',
  title: say('Массовая оферта клиентам', 'Offer sent in bulk'),
  purpose: say(
    'Для отправки из списка сделок: клиент подписывает по ссылке из письма, молчание за десять дней — отмена.',
    'To be sent from the list of deals: the client signs by a link in an e-mail; ten days of silence cancel it.',
  ),
  nodes: [
    start(),
    fromTemplate('document-1', say('Оферта', 'Offer'), /оферт|предложен|offer/i),
    sign('sign-1', say('Акцепт клиента', 'Accepted by the client'), {
      by: 'docusign',
      participants: [{ from: 'contact', index: 1 }],
      party: 'counterparty',
      deadline: { value: 10, unit: 'days' },
      reminders: { every: { value: 3, unit: 'days' }, most: 2 },
    }),
    end('end-1', say('Оферта принята', 'Offer accepted'), 'completed'),
    end('end-2', say('Клиент отказался', 'Client declined'), 'declined'),
    end('end-3', say('Ответа нет', 'No answer'), 'cancelled'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'sign-1' },
    'sign-1': { done: 'end-1', declined: 'end-2', expired: 'end-3' },
  },
  scenarios: [
    {
      name: say('Клиент принял оферту', 'The client accepts'),
      moves: [...signed('sign-1')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Клиент отказался', 'The client declines'),
      moves: [{ do: 'decline', step: 'sign-1', comment: say('Неинтересно.', 'Not interested.') }],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Клиент молчит десять дней', 'The client is silent for ten days'),
      moves: [silence(10, 'days')],
      expect: { outcome: 'expired', passes: ['end-3'] },
    },
  ],
}
