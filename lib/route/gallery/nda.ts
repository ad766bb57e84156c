import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { end, fromTemplate, type RouteSketch, sign, start } from './sketch.ts'

const deadline = { value: 14, unit: 'days' } as const
const reminders = { every: { value: 3, unit: 'days' }, most: 3 } as const

/** A foreign partner signs by e-mail, nobody needs a certificate. */
export const nda: RouteSketch = {
  id: 'nda-international',
  title: say('NDA с иностранным партнёром', 'International NDA'),
  purpose: say(
    'Ответственный и основной контакт сделки подписывают по очереди в DocuSign, с напоминаниями раз в три дня.',
    'The responsible manager and the primary contact sign in turn in DocuSign, reminded every three days.',
  ),
  nodes: [
    start(),
    fromTemplate('document-1', say('NDA', 'NDA'), /nda|неразглаш|конфиденц/i),
    sign('sign-1', say('Наша подпись', 'Our signature'), {
      by: 'docusign',
      participants: [{ from: 'responsible' }],
      deadline,
    }),
    sign('sign-2', say('Подпись партнёра', 'Partner’s signature'), {
      by: 'docusign',
      participants: [{ from: 'contact', index: 1 }],
      party: 'counterparty',
      deadline,
      reminders,
    }),
    end('end-1', say('NDA подписан', 'NDA signed'), 'completed'),
    end('end-2', say('NDA не подписан', 'NDA not signed'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'sign-1' },
    'sign-1': { done: 'sign-2', declined: 'end-2', expired: 'end-2' },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Все подписали', 'Everybody signs'),
      moves: [...signed('sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Партнёр отказался', 'The partner declines'),
      moves: [
        ...signed('sign-1'),
        { do: 'decline', step: 'sign-2', comment: say('Нужна наша форма.', 'We need our own form.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Партнёр молчит две недели', 'The partner is silent for two weeks'),
      moves: [...signed('sign-1'), silence(14, 'days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
