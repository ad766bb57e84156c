import { table } from './median.mjs'

/** A number as a table shows it; nothing for what was not measured. */
export const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '')
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0)

/** The front door beside its limits. Rows stored stand next to acknowledgements: the two must be equal. */
export function printIngest(found) {
  const single = (connections) =>
    found.find((row) => row.what === 'one commit each' && row.connections === connections)?.perSecond ?? 1
  const head = [
    'what',
    'at once',
    'per s',
    'p50 ms',
    'p99 ms',
    'web µs each',
    'stored/acks',
    '× one commit each',
  ]
  const rows = found.map((row) => [
    row.what,
    row.connections,
    number(row.perSecond),
    number(row.p50Ms, 2),
    number(row.p99Ms, 2),
    number(row.webCpuUs),
    row.acknowledged === undefined ? '' : `${sum(row.runs, 'stored')}/${sum(row.runs, 'acknowledged')}`,
    number(row.perSecond / single(row.connections), 2),
  ])
  console.log(table(head, rows))
}

/** Steps of simulated runs beside the goal: decisions of the engine; a move is one of them and those that follow from it. */
export function printPure(found) {
  const rows = found.map((row) => [row.name, number(row.movesPerSecond), number(row.stepsPerSecond), '50000'])
  console.log(table(['route', 'moves per s', 'steps per s', 'goal'], rows))
}

/** What happens after the acknowledgement: medians over the runs, beside the goals. */
export function printFlow({ firstCall, calm, pressed, limited }) {
  const rows = [
    ['50 robots/s: acknowledged → first call outside, p50 ms', number(firstCall.firstCallP50Ms), '5'],
    ['50 robots/s: acknowledged → first call outside, p99 ms', number(firstCall.firstCallP99Ms), '30'],
    ['calm: acknowledged → first call outside, p50 ms', number(calm.ackToCallP50Ms), '5'],
    ['calm: provider news → portal updated, p50 ms', number(calm.newsToPortalP50Ms), '100'],
    ['calm: provider news → portal updated, p99 ms', number(calm.newsToPortalP99Ms), '400'],
    ['pressed: whole envelopes per second', number(pressed.envelopesPerSecond, 2), ''],
    ['pressed: DocuSign requests per envelope', number(pressed.docusignPerEnvelope, 1), '5'],
    ['limited: Bitrix24 requests per envelope', number(limited.bitrix24PerEnvelope, 2), ''],
    ['limited: of these, files moved', number(limited.filesPerEnvelope, 2), ''],
    ['limited: the rest', number(limited.bitrix24PerEnvelope - limited.filesPerEnvelope, 2), '0.1'],
    ['limited: requests per second used of 2', number(limited.bitrix24PerSecond, 2), '1.94'],
    ['limited: refused by the portal for the limit', number(limited.refused), '0'],
  ]
  console.log(table(['what', 'measured', 'goal'], rows))
}
