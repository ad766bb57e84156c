import type { Mistake } from './case.ts'
import { all, lead, plus, same, set } from './change.ts'

/** An action put on the way to the completed end. */
const before = (step: string, action: string, settings: object) =>
  all(
    plus('action', 'action-1', { action, settings }),
    lead(step, 'done', 'action-1'),
    lead('action-1', 'next', 'end-1'),
  )
const move = (stages: Record<string, string>) => ({ stages })

/** What is written back into the CRM on the way. */
export const brokenActions: readonly Mistake[] = [
  [
    'unknown-stage',
    'the stage was deleted',
    'nda-international',
    before('sign-2', 'move-stage', move({ '0': 'SIGNED' })),
  ],
  [
    'unknown-stage',
    'the pipeline was deleted',
    'contract-approval',
    before('sign-2', 'move-stage', move({ '7': 'WON' })),
  ],
  [
    'unknown-stage',
    'a stage of another pipeline',
    'bulk-offer',
    before('sign-1', 'move-stage', move({ '0': 'WON', '12': 'C12:WON' })),
  ],
  [
    'unknown-stage',
    'a name in place of the stage’s id',
    'staff-order',
    before('sign-2', 'move-stage', move({ '0': 'Успех' })),
  ],
  [
    'unknown-stage',
    'the portal has lost its pipelines',
    'saby-contract',
    before('sign-2', 'move-stage', move({ '0': 'WON' })),
    (portal) => ({ ...portal, pipelines: [] }),
  ],
  [
    'stage-backwards',
    'won first, then in preparation',
    'nda-international',
    all(
      plus('action', 'action-2', { action: 'move-stage', settings: move({ '0': 'WON' }) }),
      lead('document-1', 'next', 'action-2'),
      lead('action-2', 'next', 'sign-1'),
      before('sign-2', 'move-stage', move({ '0': 'PREPARATION' })),
    ),
  ],
  [
    'stage-backwards',
    'sent to signing after it is in work',
    'contract-approval',
    all(
      plus('action', 'action-2', { action: 'move-stage', settings: move({ '0': 'EXECUTING' }) }),
      lead('approve-1', 'done', 'action-2'),
      lead('action-2', 'next', 'approve-2'),
      before('sign-2', 'move-stage', move({ '0': 'SIGNING' })),
    ),
  ],
  [
    'unknown-user',
    'the person to be told has left',
    'purchase-approval',
    before('approve-1', 'notify', { to: ['user:2'], text: 'Решено' }),
  ],
  [
    'unknown-user',
    'a task for somebody of another portal',
    'incoming-contract',
    before('sign-2', 'task', { title: 'Оригинал', responsible: 'user:4711' }),
  ],
  [
    'unknown-field',
    'a field to be filled was deleted',
    'amendment',
    before('sign-2', 'set-fields', { fields: { UF_CRM_SIGNED_AT: '{{signedAt}}' } }),
  ],
  [
    'unknown-field',
    'the field for files was deleted',
    'power-of-attorney',
    before('sign-1', 'attach-files', { field: 'UF_CRM_FILES', which: 'signed' }),
  ],
  [
    'field-type',
    'files into a field of text',
    'power-of-attorney',
    before('sign-1', 'attach-files', { field: 'UF_CRM_MAIL', which: 'signed' }),
  ],
  [
    'unknown-variable',
    'a variable by the name of its field in the programme',
    'nda-international',
    before('sign-2', 'timeline', { text: 'Подписано {{signedAt}}' }),
  ],
  [
    'unknown-variable',
    'a variable of the former system in a task',
    'contract-approval',
    before('sign-2', 'task', { title: 'Архив: {{DealTitle}}', responsible: 'responsible' }),
  ],
  [
    'unknown-process',
    'the process was deleted',
    'purchase-approval',
    before('approve-1', 'start-process', { templateId: '9' }),
  ],
  [
    'unknown-process',
    'a process of another type of items',
    'amendment',
    before('sign-2', 'start-process', { templateId: '7' }),
  ],
  [
    'process-parameters',
    'the payment without its sum',
    'purchase-approval',
    before('approve-1', 'start-process', { templateId: '5', parameters: { Purpose: '{{document}}' } }),
  ],
  [
    'process-parameters',
    'the parameter was renamed in the portal',
    'work-act',
    before('sign-2', 'start-process', { templateId: '5', parameters: { Amount: '1', Purposes: 'Акт' } }),
  ],
  [
    'unresolvable-participant',
    'nobody of the portal could be the lawyer',
    'power-of-attorney',
    set('approve-1', { participants: [{ from: 'user', userId: '3' }] }),
    (portal) => ({ ...portal, users: [] }),
  ],
  [
    'unknown-field',
    'all own fields were deleted',
    'work-act',
    same,
    (portal) => ({ ...portal, fields: portal.fields?.filter(({ name }) => name === 'title') ?? null }),
  ],
]
