import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, end, fromTemplate, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** The same contract for those whose partners are in Saby. */
export const sabyContract: RouteSketch = {
  id: 'saby-contract',
  title: say('Договор через Saby', 'Contract in Saby'),
  purpose: say(
    'Руководитель согласует, обе стороны подписывают УКЭП в Saby (бывший СБИС).',
    'The head approves, both sides sign with qualified signatures in Saby (formerly SBIS).',
  ),
  nodes: [
    start([personInput('signer', say('Подписант', 'Signatory'))]),
    fromTemplate('document-1', say('Договор', 'Contract'), /договор|contract/i),
    approve('approve-1', say('Согласование руководителем', 'Approval by the head'), {
      by: 'in-app',
      participants: [{ from: 'head' }],
      deadline: { value: 2, unit: 'working-days' },
    }),
    sign('sign-1', say('Наша подпись', 'Our signature'), {
      by: 'saby',
      participants: [{ from: 'input', input: 'signer', as: 'user' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Подпись контрагента', 'Counterparty’s signature'), {
      by: 'saby',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 10, unit: 'working-days' },
    }),
    end('end-1', say('Договор подписан', 'Contract signed'), 'completed'),
    end('end-2', say('Договор не подписан', 'Contract not signed'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'sign-1', declined: ['document-1', 3], expired: 'end-2' },
    'sign-1': { done: 'sign-2', declined: ['document-1', 3] },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Все подписали', 'Everybody signs'),
      moves: [...signed('approve-1', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Руководитель вернул на доработку', 'The head sends it back'),
      moves: [
        { do: 'decline', step: 'approve-1', comment: say('Уточните срок.', 'Make the term clearer.') },
        { do: 'resume' },
        ...signed('approve-1', 'sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Контрагент молчит', 'The counterparty is silent'),
      moves: [...signed('approve-1', 'sign-1'), silence(10, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
