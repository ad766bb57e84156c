import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, end, fromTemplate, other, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** Large amendments are looked at by one more person; either side may ask for changes. */
export const amendment: RouteSketch = {
  id: 'amendment',
  title: say('Дополнительное соглашение с доработкой', 'Amendment with revision loop'),
  purpose: say(
    'Крупные изменения согласует руководитель, а замечания контрагента возвращают текст на доработку до трёх раз.',
    'Large changes are approved by the head, and remarks of the counterparty send the text back up to three times.',
  ),
  nodes: [
    start([personInput('signer', say('Подписант', 'Signatory'))]),
    fromTemplate('document-1', say('Дополнительное соглашение', 'Amendment'), /соглашен|amendment|договор/i),
    other('condition-1', (locale) => ({
      kind: 'condition',
      title: say('Крупная сумма?', 'A large amount?')[locale],
      branches: [
        {
          id: 'large',
          label: say('от 500 000', 'from 500,000')[locale],
          all: [{ left: { of: 'field', field: 'opportunity' }, op: 'greater-or-equal', right: '500000' }],
        },
      ],
    })),
    approve('approve-1', say('Согласование руководителем', 'Approval by the head'), {
      by: 'in-app',
      participants: [{ from: 'head' }],
      deadline: { value: 2, unit: 'working-days' },
    }),
    sign('sign-1', say('Наша подпись', 'Our signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'signer', as: 'user' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Подпись контрагента', 'Counterparty’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 15, unit: 'days' },
    }),
    end('end-1', say('Соглашение подписано', 'Amendment signed'), 'completed'),
    end('end-2', say('Соглашение не подписано', 'Amendment not signed'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'condition-1' },
    'condition-1': { 'branch:large': 'approve-1', else: 'sign-1' },
    'approve-1': { done: 'sign-1', declined: ['document-1', 3], expired: 'end-2' },
    'sign-1': { done: 'sign-2', declined: ['document-1', 3] },
    'sign-2': { done: 'end-1', declined: ['document-1', 3], expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Крупная сумма: согласует руководитель', 'A large amount: the head approves'),
      fields: { opportunity: '600000' },
      moves: [...signed('approve-1', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['approve-1', 'end-1'] },
    },
    {
      name: say('Небольшая сумма: сразу на подпись', 'A small amount: signed at once'),
      fields: { opportunity: '100000' },
      moves: [...signed('sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Замечания контрагента', 'Remarks of the counterparty'),
      moves: [
        ...signed('sign-1'),
        { do: 'decline', step: 'sign-2', comment: say('Поправьте пункт 3.', 'Correct clause 3.') },
        { do: 'resume' },
        ...signed('sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Контрагент молчит', 'The counterparty is silent'),
      moves: [...signed('sign-1'), silence(15, 'days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
