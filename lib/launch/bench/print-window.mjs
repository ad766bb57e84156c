import { table } from './median.mjs'
import { number } from './print.mjs'

/** Pages beside their budgets; then the long list. */
export function printPages({ pages, list }) {
  const head = [
    'page',
    'JS kB',
    'budget',
    'requests',
    'FCP ms',
    'LCP ms',
    'CLS',
    'TBT ms',
    'elsewhere',
    'axe',
  ]
  const rows = pages.map((page) => [
    page.name,
    number(page.scriptKb, 1),
    page.budgetKb ?? '',
    number(page.requests),
    ...[number(page.fcpMs), number(page.lcpMs), number(page.cls, 3), number(page.tbtMs)],
    page.foreign.length,
    page.faults.length,
  ])
  console.log(table(head, rows))
  console.log(
    `\n${list.rows} rows of the dashboard: frame of a scroll p95 ${number(list.scrollP95Ms, 1)} ms, heap ${number(list.heapMb)} MB.`,
  )
}

const readyWithinMs = { 500: 500, 2000: 800 }

/** The canvas by size beside its budgets; then the verifier. */
export function printCanvas({ sizes, verify }) {
  const head = [
    'nodes',
    'ready ms',
    'budget',
    'pan p95 ms',
    'one card p50 ms',
    'p95 ms',
    'all: cards',
    'p50 ms',
    'p95 ms',
    'main p95 ms',
    'budget',
    'bare: cards',
    'p50 ms',
    'p95 ms',
    'main p95 ms',
    'layout ms',
    'its longest task ms',
    'heap MB',
  ]
  const rows = sizes.map((size) => [
    size.nodes,
    number(size.readyMs),
    readyWithinMs[size.nodes] ?? '',
    ...[number(size.panP95Ms, 1), number(size.oneP50Ms, 1), number(size.oneP95Ms, 1), number(size.cards)],
    ...[number(size.dragP50Ms, 1), number(size.dragP95Ms, 1), number(size.dragMainP95Ms, 1), 20],
    ...[
      number(size.bareCards),
      number(size.bareDragP50Ms, 1),
      number(size.bareDragP95Ms, 1),
      number(size.bareDragMainP95Ms, 1),
    ],
    ...[number(size.layoutMs), number(size.layoutTaskMs), number(size.heapMb)],
  ])
  console.log(table(head, rows))
  console.log(
    '\nFrames drawn, by the trace; main: frames for which the main thread was asked; bare: React Flow with plain cards.',
  )
  console.log(
    `\nA route of ${verify.nodes} nodes is verified in ${number(verify.ms, 1)} ms (the first time ${number(verify.firstMs, 1)} ms); budget 30 ms.`,
  )
}
