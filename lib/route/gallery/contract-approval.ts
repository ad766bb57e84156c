import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, end, fromTemplate, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** The everyday contract: inside first, then both sides in Diadoc. */
export const contractApproval: RouteSketch = {
  id: 'contract-approval',
  title: say('Договор с внутренним согласованием', 'Contract with internal approval'),
  purpose: say(
    'Юрист и руководитель согласуют, стороны подписывают в Диадоке, а отказ внутри возвращает договор на доработку.',
    'A lawyer and the head approve, both sides sign in Diadoc; a refusal inside sends the contract back for revision.',
  ),
  nodes: [
    start([
      personInput('lawyer', say('Юрист', 'Lawyer')),
      personInput('signer', say('Подписант', 'Signatory')),
    ]),
    fromTemplate('document-1', say('Договор', 'Contract'), /договор|contract/i),
    approve('approve-1', say('Согласование юристом', 'Legal review'), {
      by: 'in-app',
      participants: [{ from: 'input', input: 'lawyer', as: 'user' }],
      deadline: { value: 2, unit: 'working-days' },
    }),
    approve('approve-2', say('Согласование руководителем', 'Approval by the head'), {
      by: 'in-app',
      participants: [{ from: 'head' }],
      deadline: { value: 1, unit: 'working-days' },
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
      deadline: { value: 10, unit: 'working-days' },
    }),
    end('end-1', say('Договор подписан', 'Contract signed'), 'completed'),
    end('end-2', say('Контрагент отказался', 'Counterparty declined'), 'declined'),
    end('end-3', say('Согласование не состоялось', 'Not approved in time'), 'cancelled'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'approve-2', declined: ['document-1', 3], expired: 'end-3' },
    'approve-2': { done: 'sign-1', declined: ['document-1', 3], expired: 'end-3' },
    'sign-1': { done: 'sign-2', declined: ['document-1', 3] },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Все подписали', 'Everybody signs'),
      moves: [...signed('approve-1', 'approve-2', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Юрист вернул на доработку', 'The lawyer sends it back'),
      moves: [
        {
          do: 'decline',
          step: 'approve-1',
          comment: say('Нет срока оплаты.', 'The term of payment is missing.'),
        },
        { do: 'resume' },
        ...signed('approve-1', 'approve-2', 'sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Контрагент отказался', 'The counterparty declines'),
      moves: [
        ...signed('approve-1', 'approve-2', 'sign-1'),
        {
          do: 'decline',
          step: 'sign-2',
          comment: say('Не согласны с ценой.', 'We do not agree to the price.'),
        },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Юрист не успел', 'The lawyer is late'),
      moves: [silence(2, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-3'] },
    },
  ],
}
