import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { document, end, other, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** Started when the work begins; sent by itself on the day when it is done. */
export const workAct: RouteSketch = {
  id: 'work-act',
  title: say('Акт выполненных работ', 'Act of completed work'),
  purpose: say(
    'Ждёт даты завершения сделки, составляет формализованный акт и ведёт его к подписям обеих сторон.',
    'Waits for the closing date of the deal, makes the formalised act and takes it to both signatures.',
  ),
  nodes: [
    start([personInput('signer', say('Кто сдаёт работы', 'Who hands over'))]),
    other('wait-1', (locale) => ({
      kind: 'wait',
      title: say('До даты завершения', 'Until the closing date')[locale],
      until: { by: 'date-field', field: 'closedate' },
    })),
    document('document-1', say('Акт', 'Act'), { from: 'formalised', type: 'act' }),
    sign('sign-1', say('Подпись исполнителя', 'Contractor’s signature'), {
      by: 'diadoc',
      participants: [{ from: 'input', input: 'signer', as: 'user' }],
      signature: 'QES',
    }),
    sign('sign-2', say('Приёмка заказчиком', 'Accepted by the customer'), {
      by: 'diadoc',
      participants: [{ from: 'company' }],
      party: 'counterparty',
      signature: 'QES',
      deadline: { value: 5, unit: 'working-days' },
    }),
    end('end-1', say('Работы приняты', 'Work accepted'), 'completed'),
    end('end-2', say('Есть замечания', 'Work not accepted'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'wait-1' },
    'wait-1': { next: 'document-1' },
    'document-1': { next: 'sign-1' },
    'sign-1': { done: 'sign-2', declined: 'end-2' },
    'sign-2': { done: 'end-1', declined: ['document-1', 2], expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Работы приняты', 'The work is accepted'),
      fields: { closedate: '2026-02-10' },
      moves: [{ do: 'sleep' }, ...signed('sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['wait-1', 'end-1'] },
    },
    {
      name: say('Замечания заказчика, исправили', 'Remarks of the customer are corrected'),
      fields: { closedate: '2026-02-10' },
      moves: [
        { do: 'sleep' },
        ...signed('sign-1'),
        {
          do: 'decline',
          step: 'sign-2',
          comment: say('Не сдан второй этап.', 'The second stage is not done.'),
        },
        { do: 'resume' },
        ...signed('sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Приёмки нет в срок', 'Not accepted in time'),
      fields: { closedate: '2026-02-10' },
      moves: [{ do: 'sleep' }, ...signed('sign-1'), silence(5, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
