import type { Mistake } from './case.ts'
import { all, cut, gone, lead, plus, set } from './change.ts'

const three = [
  { id: 'law', label: 'law' },
  { id: 'money', label: 'money' },
  { id: 'safety', label: 'safety' },
]
const moving = (id: string, stage: string) =>
  plus('action', id, { action: 'move-stage', settings: { stages: { '0': stage } } })

/** Branches side by side, waits and actions. */
export const brokenBranches: readonly Mistake[] = [
  [
    'fork-without-join',
    'the join was deleted',
    'tender-package',
    all(gone('join-1'), lead('approve-1', 'done', 'end-1'), lead('approve-2', 'done', 'end-1')),
  ],
  [
    'fork-without-join',
    'both experts lead straight to the director',
    'tender-package',
    all(lead('approve-1', 'done', 'sign-1'), lead('approve-2', 'done', 'sign-1')),
  ],
  [
    'fork-without-join',
    'one expert hands over to the other',
    'tender-package',
    lead('approve-1', 'done', 'approve-2'),
  ],
  [
    'fork-without-join',
    'each branch got a join of its own',
    'tender-package',
    all(plus('join', 'join-2'), lead('approve-2', 'done', 'join-2'), lead('join-2', 'next', 'end-1')),
  ],
  [
    'fork-without-join',
    'only one branch is left',
    'tender-package',
    all(cut('fork-1', 'branch:money'), set('fork-1', { branches: three.slice(0, 1) })),
  ],
  [
    'join-without-fork',
    'a join where nothing was divided',
    'bulk-offer',
    all(plus('join', 'join-1'), lead('sign-1', 'done', 'join-1'), lead('join-1', 'next', 'end-1')),
  ],
  [
    'join-without-fork',
    'the fork was replaced by a line',
    'tender-package',
    all(gone('fork-1', 'approve-2'), lead('document-2', 'next', 'approve-1')),
  ],
  [
    'loop-into-fork',
    'the lawyer asks himself again',
    'tender-package',
    lead('approve-1', 'declined', 'approve-1', 3),
  ],
  [
    'loop-into-fork',
    'the director sends it back to the lawyer alone',
    'tender-package',
    lead('sign-1', 'declined', 'approve-1', 2),
  ],
  [
    'loop-into-fork',
    'the financier sends it back to the lawyer',
    'tender-package',
    lead('approve-2', 'declined', 'approve-1', 2),
  ],
  ['endless-join', 'the join waits for a third expert', 'tender-package', set('join-1', { wait: 3 })],
  ['endless-join', 'the financier’s branch ends apart', 'tender-package', lead('approve-2', 'done', 'end-1')],
  [
    'endless-join',
    'one of three branches ends apart',
    'tender-package',
    all(set('fork-1', { branches: three }), lead('fork-1', 'branch:safety', 'end-2')),
  ],
  [
    'stage-race',
    'both experts move the deal',
    'tender-package',
    all(
      moving('action-1', 'LAW'),
      moving('action-2', 'MONEY'),
      lead('approve-1', 'done', 'action-1'),
      lead('action-1', 'next', 'join-1'),
      lead('approve-2', 'done', 'action-2'),
      lead('action-2', 'next', 'join-1'),
    ),
  ],
  [
    'action-settings',
    'an action from the palette, as it is',
    'bulk-offer',
    all(plus('action', 'action-1'), lead('sign-1', 'done', 'action-1'), lead('action-1', 'next', 'end-1')),
  ],
  [
    'action-settings',
    'a notification without words',
    'bulk-offer',
    all(
      plus('action', 'action-1', { action: 'notify', settings: { to: ['responsible'] } }),
      lead('sign-1', 'done', 'action-1'),
      lead('action-1', 'next', 'end-1'),
    ),
  ],
  [
    'wait-settings',
    'a wait for a date of no field',
    'bulk-offer',
    all(
      plus('wait', 'wait-1', { until: { by: 'date-field', field: '' } }),
      lead('sign-1', 'done', 'wait-1'),
      lead('wait-1', 'next', 'end-1'),
    ),
  ],
]
