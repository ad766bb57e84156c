import { say } from '#lib/sentence.ts'
import { signed, silence } from './rehearsal.ts'
import { end, fromTemplate, personInput, type RouteSketch, sign, start } from './sketch.ts'

/** An order inside the company: keys of its people are held by the company's own server. */
export const staffOrder: RouteSketch = {
  id: 'staff-order',
  title: say('Кадровый приказ', 'Staff order'),
  purpose: say(
    'Руководитель подписывает приказ УКЭП в КриптоПро DSS, сотрудник ставит подпись об ознакомлении.',
    'The manager signs the order with a qualified signature in CryptoPro DSS, the employee confirms having read it.',
  ),
  nodes: [
    start([
      personInput('manager', say('Руководитель', 'Manager')),
      personInput('employee', say('Сотрудник', 'Employee')),
    ]),
    fromTemplate('document-1', say('Приказ', 'Order'), /приказ|order/i),
    sign('sign-1', say('Подпись руководителя', 'Manager’s signature'), {
      by: 'cryptopro-dss',
      participants: [{ from: 'input', input: 'manager', as: 'user' }],
      signature: 'QES',
      deadline: { value: 2, unit: 'working-days' },
    }),
    sign('sign-2', say('Ознакомление сотрудника', 'Read by the employee'), {
      by: 'cryptopro-dss',
      participants: [{ from: 'input', input: 'employee', as: 'user' }],
      signature: 'UNEP',
      deadline: { value: 3, unit: 'working-days' },
      reminders: { every: { value: 1, unit: 'days' }, most: 3 },
    }),
    end('end-1', say('Приказ подписан', 'Order signed'), 'completed'),
    end('end-2', say('Приказ не подписан', 'Order not signed'), 'declined'),
  ],
  ways: {
    'start-1': { next: 'document-1' },
    'document-1': { next: 'sign-1' },
    'sign-1': { done: 'sign-2', declined: ['document-1', 2], expired: 'end-2' },
    'sign-2': { done: 'end-1', declined: 'end-2', expired: 'end-2' },
  },
  scenarios: [
    {
      name: say('Приказ подписан', 'The order is signed'),
      moves: [...signed('sign-1', 'sign-2')],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Руководитель вернул приказ', 'The manager sends it back'),
      moves: [
        { do: 'decline', step: 'sign-1', comment: say('Неверная дата.', 'The date is wrong.') },
        { do: 'resume' },
        ...signed('sign-1', 'sign-2'),
      ],
      expect: { outcome: 'completed', passes: ['end-1'] },
    },
    {
      name: say('Сотрудник не ознакомился в срок', 'The employee does not read it in time'),
      moves: [...signed('sign-1'), silence(3, 'working-days')],
      expect: { outcome: 'expired', passes: ['end-2'] },
    },
  ],
}
