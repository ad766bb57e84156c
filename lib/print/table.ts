import { black, type Flow, type Passage } from './flow.ts'
import type { Ink, Table, Text } from './sheet.ts'

const ruleInk: Ink = [0.67, 0.67, 0.67]
const cellPaddingPt = 2
/** Between columns: rules need more air. */
const gapsPt = { ruled: 16, blank: 8 }
/** A row longer than this part of a page may begin anywhere and go over pages. */
const longRow = 0.7

type Column = { xPt: number; widthPt: number }

/** Sets a table; its head is repeated on every page that it reaches. */
export function setTable(flow: Flow, table: Table): void {
  flow.skip(table.beforePt ?? 0)
  const columns = columnsOf(table, flow.widthPt)
  const setHead = (): void => {
    if (!table.head) return
    setRow(flow, columns, table.head, () => {})
    flow.rule(1, black)
  }
  setHead()
  for (const [index, row] of table.rows.entries()) {
    if (index > 0 && table.ruled) flow.rule(0.5, ruleInk)
    setRow(flow, columns, row, setHead)
  }
  flow.skip(table.afterPt ?? 0)
}

function columnsOf(table: Table, widthPt: number): Column[] {
  const gapPt = table.ruled ? gapsPt.ruled : gapsPt.blank
  const sharing = table.columns.filter((width) => width === 'rest').length
  const fixedPt = table.columns.reduce<number>((sum, width) => sum + (width === 'rest' ? 0 : width), 0)
  const sharePt = (widthPt - fixedPt - gapPt * (table.columns.length - 1)) / Math.max(sharing, 1)
  let xPt = 0
  return table.columns.map((given) => {
    const column = { xPt, widthPt: given === 'rest' ? sharePt : given }
    xPt += column.widthPt + gapPt
    return column
  })
}

/** One row: whole on this page or the next, a long one in as many parts as it needs. */
function setRow(flow: Flow, columns: readonly Column[], cells: readonly Text[], onTurn: () => void): void {
  const passages = columns.map(({ widthPt }, index) => flow.passage(cells[index] ?? { text: '' }, widthPt))
  let done = passages.map(() => 0)
  for (;;) {
    const heightPt = restPt(passages, done) + 2 * cellPaddingPt
    const begins = heightPt > flow.fullPt * longRow && flow.leftPt() > flow.fullPt * (1 - longRow)
    if (heightPt > flow.leftPt() && !begins && !flow.isAtTop()) {
      flow.turn()
      onTurn()
    }
    done = setPart(flow, columns, passages, done)
    if (restPt(passages, done) <= 0) return
    flow.turn()
    onTurn()
  }
}

const restPt = (passages: readonly Passage[], done: readonly number[]): number =>
  Math.max(...passages.map(({ lines, linePt }, index) => (lines.length - (done[index] ?? 0)) * linePt))

/** Sets as many lines of each cell as the page has room for, at least one; answers how many are set by now. */
function setPart(
  flow: Flow,
  columns: readonly Column[],
  passages: readonly Passage[],
  done: readonly number[],
): number[] {
  const roomPt = flow.leftPt() - 2 * cellPaddingPt
  let usedPt = 0
  const after = passages.map((passage, index) => {
    const from = done[index] ?? 0
    const fitting = Math.max(1, Math.floor(roomPt / passage.linePt + 1e-6))
    const count = Math.min(passage.lines.length - from, fitting)
    flow.draw(passage, from, count, columns[index]?.xPt, cellPaddingPt)
    usedPt = Math.max(usedPt, count * passage.linePt)
    return from + count
  })
  flow.advance(usedPt + 2 * cellPaddingPt)
  return after
}
