import type { Provider } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { openConnection } from './connection.ts'
import { mostBytes } from './definition.ts'
import { fields } from './fields.ts'
import { rawStatuses } from './map.ts'

/** DocuSign eSignature: one envelope per leg, its routing order keeps the order of steps. */
export const docusign: Provider = {
  id: 'docusign',
  name: 'DocuSign',
  summary: say(
    'Подпись по почте в любой стране: порядок, согласующие, простая, усиленная и квалифицированная подпись eIDAS.',
    'Signing by e-mail anywhere: order, approvers, simple, advanced and qualified eIDAS signatures.',
  ),
  fields,
  capabilities: {
    approve: { signatures: ['simple'] },
    sign: {
      signatures: ['simple', 'UNEP', 'QES'],
      parties: ['ours', 'counterparty'],
      counterpartyBy: 'email',
    },
    ordersSteps: true,
    most: { ours: null, counterparty: null },
    parallel: true,
    quorum: false,
    tells: { viewed: true },
    expires: true,
    reminds: true,
    documentSizeBytes: Math.floor(mostBytes / 4) * 3,
    formalised: false,
    detachedSignatures: false,
  },
  lifeDaysSetting: 'lifeDays',
  news: { push: true, feed: true, hint: true },
  rawStatuses,
  counterparties: null,
  open: openConnection,
}
