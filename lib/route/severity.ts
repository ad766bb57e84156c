import type { Severity } from './finding.ts'

/** How grave each rule's findings are. A rule says what is wrong; this table says whether it stops publishing. */
export const severities: Readonly<Record<string, Severity>> = {
  'missing-start': 'error',
  'no-end': 'error',
  unreachable: 'error',
  'dead-end': 'error',
  'unbounded-loop': 'error',
  'unsupported-node': 'error',
  'document-source': 'error',
  'no-document-before-step': 'error',
  'missing-connection': 'error',
  'capability-mismatch': 'error',
  quorum: 'error',
  'unresolvable-participant': 'error',
  'unknown-template': 'error',
  'unknown-field': 'error',
  'unknown-input': 'error',
  'empty-condition': 'error',
  'duplicate-input': 'error',
  'unhandled-refusal': 'warning',
  'unhandled-expiry': 'warning',
}

/** How grave a rule's findings are; a rule that is missing in the table stops publishing. */
export const severityOf = (rule: string): Severity => severities[rule] ?? 'error'
