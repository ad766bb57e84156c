import { say } from '#lib/sentence.ts'
import { signed } from './rehearsal.ts'
import { approve, end, fromTemplate, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** Two people look at the figures at the same time. */
export const reconciliationAct: RouteSketch = {
  id: 'reconciliation-act',
  title: say('Акт сверки', 'Reconciliation act'),
  purpose: say(
    'Бухгалтер и ответственный проверяют цифры одновременно, затем акт подписывают обе стороны.',
    'The accountant and the responsible manager check the figures at the same time, then both sides sign.',
  ),
  nodes: [
    start([personInput('accountant', say('Бухгалтер', 'Accountant'))]),
    fromTemplate('document-1', say('Акт сверки', 'Reconciliation act'), /сверк|reconcil/i),
    approve('approve-1', say('Проверка цифр', 'Figures checked'), {
      by: 'in-app',
      participants: [{ from: 'input', input: 'accountant', as: 'user' }, { from: 'responsible' }],
      order: 'parallel',
      deadline: { value: 2, unit: 'working-days' },
    }),
    sign('sign-1', say('Подпись бухгалтера', 'Accountant’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'accountant', as: 'user' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Подпись контрагента', 'Counterparty’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 5, unit: 'working-days' },
    }),
    end('end-1', say('Акт подписан', 'Act signed'), 'completed'),
    end('end-2', say('Есть расхождения', 'Figures differ'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'sign-1', declined: ['document-1', 2], expired: 'end-2' },
    'sign-1': { done: 'sign-2', declined: ['document-1', 2] },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Все подписали', 'Everybody signs'),
      moves: [...signed('approve-1', 'approve-1', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Цифры не сошлись, исправили', 'Figures differ and are corrected'),
      moves: [
        {
          do: 'decline',
          step: 'approve-1',
          comment: say('Нет оплаты за май.', 'The payment of May is missing.'),
        },
        { do: 'resume' },
        ...signed('approve-1', 'approve-1', 'sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Контрагент не согласен', 'The counterparty does not agree'),
      moves: [
        ...signed('approve-1', 'approve-1', 'sign-1'),
        { do: 'decline', step: 'sign-2', comment: say('У нас другие данные.', 'Our figures are different.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
  ],
}
