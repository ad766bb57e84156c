import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { approve, document, end, personInput, type RouteSketch, start } from './sketch.ts'

/** Nobody signs: a decision of a committee, recorded with its comments. */
export const purchaseApproval: RouteSketch = {
  id: 'purchase-approval',
  title: say('Согласование закупки комитетом', 'Purchase approved by a committee'),
  purpose: say(
    'Достаточно голосов двух членов комитета из трёх; подписи не нужны, решения и комментарии остаются в отчёте.',
    'Two votes out of three are enough; no signatures are needed, decisions and comments stay in the report.',
  ),
  nodes: [
    start([
      personInput('first', say('Член комитета 1', 'Committee member 1')),
      personInput('second', say('Член комитета 2', 'Committee member 2')),
      personInput('third', say('Член комитета 3', 'Committee member 3')),
      { name: 'file', type: 'string', label: say('Файл на Диске', 'File on Drive'), required: true },
    ]),
    document('document-1', say('Обоснование закупки', 'Reasons for the purchase'), {
      from: 'input',
      input: 'file',
    }),
    approve('approve-1', say('Голосование комитета', 'Vote of the committee'), {
      by: 'in-app',
      participants: (['first', 'second', 'third'] as const).map((input) => ({
        from: 'input',
        input,
        as: 'user',
      })),
      order: 'parallel',
      quorum: 2,
      deadline: { value: 3, unit: 'working-days' },
    }),
    end('end-1', say('Закупка одобрена', 'Purchase approved'), 'completed'),
    end('end-2', say('Закупка отклонена', 'Purchase declined'), 'declined'),
    end('end-3', say('Комитет не собрался', 'No decision in time'), 'cancelled'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'approve-1' },
    'approve-1': { done: 'end-1', declined: 'end-2', expired: 'end-3' },
  },
  scenarios: [
    {
      name: say('Двух голосов достаточно', 'Two votes are enough'),
      moves: [
        { do: 'sign', step: 'approve-1', person: 1 },
        { do: 'sign', step: 'approve-1', person: 3 },
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Член комитета против', 'A member is against it'),
      moves: [
        ...signed('approve-1'),
        { do: 'decline', step: 'approve-1', comment: say('Дорого.', 'Too expensive.') },
      ],
      expect: { outcome: 'declined', passes: ['end-2'] },
    },
    {
      name: say('Комитет не собрался', 'No decision in time'),
      moves: [...signed('approve-1'), silence(3, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-3'] },
    },
  ],
}
