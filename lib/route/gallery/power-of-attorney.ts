import { say } from '#lib/sentence.ts'
import { signed } from './rehearsal.ts'
import { approve, end, fromTemplate, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** A document of one side: nobody outside signs it. */
export const powerOfAttorney: RouteSketch = {
  id: 'power-of-attorney',
  title: say('Доверенность', 'Power of attorney'),
  purpose: say(
    'Юрист проверяет полномочия, директор подписывает УКЭП; документ остаётся внутри компании.',
    'A lawyer checks the powers, the director signs with a qualified signature; the document stays in the company.',
  ),
  nodes: [
    start([
      personInput('lawyer', say('Юрист', 'Lawyer')),
      personInput('director', say('Директор', 'Director')),
    ]),
    fromTemplate('document-1', say('Доверенность', 'Power of attorney'), /доверен|attorney/i),
    approve('approve-1', say('Проверка полномочий', 'Powers checked'), {
      by: 'in-app',
      participants: [{ from: 'input', input: 'lawyer', as: 'user' }],
      deadline: { value: 1, unit: 'working-days' },
    }),
    sign('sign-1', say('Подпись директора', 'Director’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'director', as: 'user' }],
      signature: 'QES',
    }),
    end('end-1', say('Доверенность выдана', 'Power of attorney issued'), 'completed'),
    end('end-2', say('Доверенность не выдана', 'Not issued'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'sign-1', declined: ['document-1', 2], expired: 'end-2' },
    'sign-1': { done: 'end-1', declined: 'end-2' },
  },
  scenarios: [
    {
      name: say('Доверенность выдана', 'It is issued'),
      moves: [...signed('approve-1', 'sign-1')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Полномочия уточнили', 'The powers are made clearer'),
      moves: [
        {
          do: 'decline',
          step: 'approve-1',
          comment: say('Слишком широкие полномочия.', 'The powers are too wide.'),
        },
        { do: 'resume' },
        ...signed('approve-1', 'sign-1'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Директор отказался', 'The director declines'),
      moves: [
        ...signed('approve-1'),
        { do: 'decline', step: 'sign-1', comment: say('Не нужна.', 'Not needed.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
  ],
}
