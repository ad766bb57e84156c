import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import {
  approve,
  document,
  end,
  fromTemplate,
  other,
  personInput,
  type RouteSketch,
  sign,
  start,
} from './sketch.ts'

const deadline = { value: 2, unit: 'working-days' } as const

/** Several documents and several experts who need not wait for each other. */
export const tenderPackage: RouteSketch = {
  id: 'tender-package',
  title: say('Тендерный пакет', 'Tender package'),
  purpose: say(
    'Юрист и финансист проверяют пакет из двух документов параллельно; когда согласны оба, подписывает директор.',
    'A lawyer and a financier check a package of two documents in parallel; once both agree, the director signs.',
  ),
  nodes: [
    start([
      personInput('lawyer', say('Юрист', 'Lawyer')),
      personInput('financier', say('Финансист', 'Financier')),
      personInput('director', say('Директор', 'Director')),
      {
        name: 'estimate',
        type: 'string',
        label: say('Файл сметы на Диске', 'Estimate, a file on Drive'),
        required: true,
      },
    ]),
    fromTemplate('document-1', say('Заявка на тендер', 'Tender application'), /тендер|заявк|tender/i),
    document('document-2', say('Смета', 'Estimate'), { from: 'input', input: 'estimate' }),
    other('fork-1', (locale) => ({
      kind: 'fork',
      title: say('Проверка пакета', 'Package is checked')[locale],
      branches: [
        { id: 'law', label: say('право', 'law')[locale] },
        { id: 'money', label: say('деньги', 'money')[locale] },
      ],
    })),
    approve('approve-1', say('Юридическая проверка', 'Legal check'), {
      by: 'in-app',
      participants: [{ from: 'input', input: 'lawyer', as: 'user' }],
      deadline,
    }),
    approve('approve-2', say('Финансовая проверка', 'Financial check'), {
      by: 'in-app',
      participants: [{ from: 'input', input: 'financier', as: 'user' }],
      deadline,
    }),
    other('join-1', (locale) => ({
      kind: 'join',
      title: say('Согласны все', 'All agree')[locale],
      wait: 'all',
    })),
    sign('sign-1', say('Подпись директора', 'Director’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'director', as: 'user' }],
      signature: 'QES',
    }),
    end('end-1', say('Пакет готов', 'Package ready'), 'completed'),
    end('end-2', say('Не участвуем', 'We do not take part'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'document-2' },
    'document-2': { next: 'fork-1' },
    'fork-1': { 'branch:law': 'approve-1', 'branch:money': 'approve-2' },
    'approve-1': { done: 'join-1', declined: 'end-2', expired: 'end-2' },
    'approve-2': { done: 'join-1', declined: 'end-2', expired: 'end-2' },
    'join-1': { next: 'sign-1' },
    'sign-1': { done: 'end-1', declined: 'end-2' },
  },
  scenarios: [
    {
      name: say('Оба согласны, директор подписал', 'Both agree, the director signs'),
      moves: [...signed('approve-2', 'approve-1', 'sign-1')],
      expect: { outcome: 'completed', passes: ['join-1', 'end-1'] },
    },
    {
      name: say('Финансист против', 'The financier is against it'),
      moves: [
        ...signed('approve-1'),
        { do: 'decline', step: 'approve-2', comment: say('Убыточно.', 'There is a loss in it.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Юрист не успел', 'The lawyer is late'),
      moves: [...signed('approve-2'), silence(2, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
