import { table } from './median.mjs'

const number = (value, digits = 0) => (value === null || value === undefined ? '' : value.toFixed(digits))
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

/** What happens after the acknowledgement: medians over the runs. */
export function printFlow(found) {
  const rows = [
    ['acknowledged → first call outside, p50 ms', number(found.ackToCallP50Ms), '5'],
    ['acknowledged → first call outside, p99 ms', number(found.ackToCallP99Ms), '30'],
    ['provider news → portal updated, p50 ms', number(found.newsToPortalP50Ms), '100'],
    ['provider news → portal updated, p99 ms', number(found.newsToPortalP99Ms), '400'],
    ['Bitrix24 requests per envelope', number(found.bitrix24PerEnvelope, 1), ''],
    ['DocuSign requests per envelope', number(found.docusignPerEnvelope, 1), '5'],
    ['whole envelopes per second (2 signers)', number(found.envelopesPerSecond, 2), ''],
  ]
  console.log(table(['what', 'measured', 'budget'], rows))
}
