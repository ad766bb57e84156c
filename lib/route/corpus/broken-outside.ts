import type { Mistake } from './case.ts'
import { all, lead, plus, same, set, without } from './change.ts'

/** What the portal and its services lack. */
export const brokenOutside: readonly Mistake[] = [
  [
    'unknown-counterparty',
    'the connection that knows of boxes was switched off',
    'mixed-providers',
    same,
    without('diadoc'),
  ],
  [
    'unknown-counterparty',
    'a condition on a box was drawn where nobody knows of boxes',
    'nda-international',
    all(
      plus('condition', 'box-1', {
        branches: [
          {
            id: 'box',
            label: 'box',
            all: [{ left: { of: 'counterparty', fact: 'has-diadoc-box' }, op: 'equals', right: 'Y' }],
          },
        ],
      }),
      lead('document-1', 'next', 'box-1'),
      lead('box-1', 'branch:box', 'end-1'),
      lead('box-1', 'else', 'sign-1'),
    ),
    without('diadoc'),
  ],
  [
    'unknown-file',
    'the file was deleted from Drive',
    'bulk-offer',
    set('document-1', { source: { from: 'drive', fileId: '815' } }),
    (portal) => ({ ...portal, files: [{ id: '815', name: null }] }),
  ],
  [
    'deadline-too-long',
    'the account keeps envelopes for a week only',
    'mixed-providers',
    same,
    (portal) => ({
      ...portal,
      connections: portal.connections.map((each) =>
        each.provider === 'docusign'
          ? { ...each, capabilities: { ...each.capabilities, lifeDays: 7 } }
          : each,
      ),
    }),
  ],
]
