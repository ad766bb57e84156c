import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { document, end, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** The formalised document that both sides' accounting systems read. */
export const transferDocument: RouteSketch = {
  id: 'transfer-document',
  title: say('УПД контрагенту', 'Universal transfer document (УПД)'),
  purpose: say(
    'УПД собирается из реквизитов и товаров сделки, мы подписываем и отправляем, контрагент принимает.',
    'The document is built from the requisites and products of the deal; we sign and send, the counterparty accepts.',
  ),
  nodes: [
    start([personInput('signer', say('Кто подписывает УПД', 'Signatory'))]),
    document('document-1', say('УПД', 'Transfer document'), {
      from: 'formalised',
      type: 'utd',
      function: 'СЧФДОП',
    }),
    sign('sign-1', say('Подпись отправителя', 'Sender’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'signer', as: 'user' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Приёмка контрагентом', 'Accepted by the counterparty'), {
      by: 'diadoc',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 5, unit: 'working-days' },
    }),
    end('end-1', say('УПД принят', 'Document accepted'), 'completed'),
    end('end-2', say('В приёмке отказано', 'Not accepted'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'sign-1' },
    'sign-1': { done: 'sign-2', declined: 'end-2' },
    'sign-2': { done: 'end-1', declined: ['document-1', 2], expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('УПД принят', 'The document is accepted'),
      moves: [...signed('sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Отказ в приёмке, исправили', 'Not accepted and corrected'),
      moves: [
        ...signed('sign-1'),
        { do: 'decline', step: 'sign-2', comment: say('Неверное количество.', 'The quantity is wrong.') },
        { do: 'resume' },
        ...signed('sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Приёмки нет в срок', 'Not accepted in time'),
      moves: [...signed('sign-1'), silence(5, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
