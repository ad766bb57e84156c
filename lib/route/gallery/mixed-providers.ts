import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, end, fromTemplate, other, type RouteSketch, sign, start } from './sketch.ts'

/** One route for all partners: the service is chosen by what the partner has. */
export const mixedProviders: RouteSketch = {
  id: 'mixed-providers',
  title: say('Договор: Диадок или DocuSign', 'Contract: Diadoc or DocuSign'),
  purpose: say(
    'Контрагент с ящиком в Диадоке подписывает УКЭП, остальные — по письму из DocuSign; согласование внутри общее.',
    'A counterparty with a Diadoc box signs there with a qualified signature, others by e-mail in DocuSign.',
  ),
  nodes: [
    start(),
    fromTemplate('document-1', say('Договор', 'Contract'), /договор|contract/i),
    approve('approve-1', say('Согласование руководителем', 'Approval by the head'), {
      by: 'in-app',
      participants: [{ from: 'head' }],
      deadline: { value: 2, unit: 'working-days' },
    }),
    other('condition-1', (locale) => ({
      kind: 'condition',
      title: say('Есть ящик в Диадоке?', 'Has a Diadoc box?')[locale],
      branches: [
        {
          id: 'box',
          label: say('есть ящик', 'has a box')[locale],
          all: [{ left: { of: 'counterparty', fact: 'has-diadoc-box' }, op: 'equals', right: 'Y' }],
        },
      ],
    })),
    sign('sign-1', say('Наша подпись', 'Our signature'), {
      by: 'diadoc',
      participants: [{ from: 'responsible' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Подпись контрагента', 'Counterparty’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 10, unit: 'working-days' },
    }),
    sign('sign-3', say('Подпись по почте', 'Signature by e-mail'), {
      by: 'docusign',
      participants: [{ from: 'contact', index: 1 }],
      party: 'counterparty',
      deadline: { value: 14, unit: 'days' },
      reminders: { every: { value: 3, unit: 'days' }, most: 3 },
    }),
    sign('sign-4', say('Наша подпись', 'Our signature'), {
      by: 'docusign',
      participants: [{ from: 'responsible' }],
    }),
    end('end-1', say('Договор подписан', 'Contract signed'), 'completed'),
    end('end-2', say('Договор не подписан', 'Contract not signed'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'condition-1', declined: ['document-1', 3], expired: 'end-2' },
    'condition-1': { 'branch:box': 'sign-1', else: 'sign-3' },
    'sign-1': { done: 'sign-2', declined: 'end-2' },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
    'sign-3': { done: 'sign-4', declined: 'end-2', expired: 'end-2' },
    'sign-4': { done: 'end-1', declined: 'end-2' },
  },
  scenarios: [
    {
      name: say('Есть ящик: подписи в Диадоке', 'A box: signatures in Diadoc'),
      counterparty: { 'has-diadoc-box': 'Y' },
      moves: [...signed('approve-1', 'sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['sign-2', 'end-1'] },
    },
    {
      name: say('Ящика нет: подписи по почте', 'No box: signatures by e-mail'),
      moves: [...signed('approve-1', 'sign-3', 'sign-4')],
      expect: { outcome: 'completed', passes: ['sign-3', 'end-1'] },
    },
    {
      name: say('Руководитель вернул на доработку', 'The head sends it back'),
      moves: [
        {
          do: 'decline',
          step: 'approve-1',
          comment: say('Уточните предмет договора.', 'Make the subject clearer.'),
        },
        { do: 'resume' },
        ...signed('approve-1', 'sign-3', 'sign-4'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Контрагент отказался', 'The counterparty declines'),
      moves: [
        ...signed('approve-1'),
        { do: 'decline', step: 'sign-3', comment: say('Нужна наша форма.', 'We need our own form.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Контрагент молчит две недели', 'The counterparty is silent for two weeks'),
      moves: [...signed('approve-1'), silence(14, 'days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
