import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, document, end, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** The counterparty's own paper: our lawyers read it before anybody signs. */
export const incomingContract: RouteSketch = {
  id: 'incoming-contract',
  title: say('Договор по форме контрагента', 'Contract on the counterparty’s paper'),
  purpose: say(
    'Файл контрагента с Диска читают юрист и служба безопасности по очереди, затем подписываем мы и контрагент.',
    'The counterparty’s file is read by a lawyer and then by security, then both sides sign in DocuSign.',
  ),
  nodes: [
    start([
      personInput('lawyer', say('Юрист', 'Lawyer')),
      personInput('security', say('Служба безопасности', 'Security')),
      { name: 'file', type: 'string', label: say('Файл на Диске', 'File on Drive'), required: true },
    ]),
    document('document-1', say('Договор контрагента', 'Counterparty’s contract'), {
      from: 'input',
      input: 'file',
    }),
    approve('approve-1', say('Юрист и безопасность', 'Lawyer and security'), {
      by: 'in-app',
      participants: [
        { from: 'input', input: 'lawyer', as: 'user' },
        { from: 'input', input: 'security', as: 'user' },
      ],
      deadline: { value: 4, unit: 'working-days' },
    }),
    sign('sign-1', say('Наша подпись', 'Our signature'), {
      by: 'docusign',
      participants: [{ from: 'responsible' }],
      deadline: { value: 5, unit: 'days' },
    }),
    sign('sign-2', say('Подпись контрагента', 'Counterparty’s signature'), {
      by: 'docusign',
      participants: [{ from: 'contact', index: 1 }],
      party: 'counterparty',
      deadline: { value: 14, unit: 'days' },
    }),
    end('end-1', say('Договор подписан', 'Contract signed'), 'completed'),
    end('end-2', say('Условия не приняты', 'Terms not accepted'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'sign-1', declined: 'end-2', expired: 'end-2' },
    'sign-1': { done: 'sign-2', declined: 'end-2', expired: 'end-2' },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Все подписали', 'Everybody signs'),
      moves: [...signed('approve-1', 'approve-1', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Безопасность против', 'Security is against it'),
      moves: [
        ...signed('approve-1'),
        {
          do: 'decline',
          step: 'approve-1',
          comment: say('Контрагент в стоп-листе.', 'The counterparty is on the stop list.'),
        },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Контрагент молчит две недели', 'The counterparty is silent for two weeks'),
      moves: [...signed('approve-1', 'approve-1', 'sign-1'), silence(14, 'days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
