'use client'
import type { KeyboardEvent } from 'react'
import type { RouteGraph } from '#lib/route/graph.ts'
import { titleOf } from '#lib/route/titles.ts'
import type { Sentence } from '#lib/sentence.ts'
import { boxesOf, type Point } from './box.ts'
import { groupOfFrame } from './canvas-id.ts'
import { useSurroundings } from './designer-context.tsx'
import { focusProperties, stepToRow } from './focus.ts'
import { canvasIdOf, type OutlineRow, type RowOf, rowKey } from './outline-rows.ts'
import { usePick } from './use-pick.ts'
import { useReveal } from './use-reveal.ts'

type Given = {
  rows: readonly OutlineRow[]
  current: string | null
  /** Folds or unfolds. */
  turn(row: OutlineRow): void
  setCurrent(key: string): void
  choose(row: RowOf<'way'>): void
  said(sentence: Sentence): string
}

/** A step on the diagram, px. */
const step = 20
const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** Keys of a tree, as its readers know them; Enter does what the row is for, Del takes it away, Ctrl and arrows move. */
export function useOutlineKeys(given: Given): (event: KeyboardEvent) => void {
  const { rows, current, turn, setCurrent, choose, said } = given
  const { store } = useSurroundings()
  const pick = usePick()
  const reveal = useReveal()
  const at = rows.findIndex((row) => rowKey(row) === current)
  const row = rows[at]
  const id = row ? canvasIdOf(row) : null
  const goTo = (next: OutlineRow | undefined) => {
    if (!next) return
    setCurrent(rowKey(next))
    stepToRow(rowKey(next))
    const nextId = canvasIdOf(next)
    if (nextId === null) return
    pick([nextId])
    reveal(nextId, 'move')
  }
  const unfold = (shown: boolean) => {
    if (!row) return
    const folds = row.is === 'group' || (row.is === 'node' && row.ways > 0)
    if (folds && row.open !== shown) return turn(row)
    const next = rows[at + 1]
    if (shown) goTo(next && next.level > row.level ? next : undefined)
    else goTo(rows.slice(0, at).findLast((each) => each.level < row.level))
  }
  const take = () => {
    if (!row) return
    if (row.is === 'way') {
      const { edit, graph } = store.getState()
      const edge = graph.edges.find((each) => each.from === row.node.id && each.outcome === row.outcome)
      if (edge) edit({ do: 'disconnect', ids: [edge.id] })
      return
    }
    const next = rows.slice(at + 1).find((each) => each.is !== 'way') ?? rows[at - 1]
    pick(id === null ? [] : [id])
    const { graph } = store.getState()
    store.getState().removeSelected()
    if (store.getState().graph !== graph) goTo(next)
  }
  const move = (by: Point) => {
    if (id === null) return
    const { graph, edit } = store.getState()
    const to = movedBy(graph, id, by)
    if (edit({ do: 'move-nodes', to }, 'move')) reveal(id, 'move')
  }
  const enter = () => {
    if (row?.is === 'way') return store.getState().readOnly ? undefined : choose(row)
    if (id === null) return
    pick([id])
    focusProperties()
  }
  const byLetter = (letter: string) => {
    const small = letter.toLocaleLowerCase()
    const turned = [...rows.slice(at + 1), ...rows.slice(0, at + 1)]
    goTo(turned.find((each) => nameOf(each, said).toLocaleLowerCase().startsWith(small)))
  }
  return (event) => {
    const moved = (event.ctrlKey || event.metaKey) && steps[event.key]
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(rows[at + 1]),
      ArrowUp: () => goTo(rows[at - 1]),
      ArrowRight: () => unfold(true),
      ArrowLeft: () => unfold(false),
      Home: () => goTo(rows[0]),
      End: () => goTo(rows.at(-1)),
      Enter: enter,
      ' ': enter,
      Delete: take,
      Backspace: take,
    }
    if (event.altKey || ((event.ctrlKey || event.metaKey) && !moved)) return
    const act = moved ? () => move(moved) : acts[event.key]
    const isLetter = event.key.length === 1 && /\p{L}|\p{N}/u.test(event.key) && !event.shiftKey
    if (!act && !isLetter) return
    event.preventDefault()
    event.stopPropagation()
    if (act) act()
    else byLetter(event.key)
  }
}

/** Where the thing lies after a step; of a group its nodes. */
function movedBy(graph: RouteGraph, id: string, by: Point): Record<string, Point> {
  const members = new Set(groupOfFrame(graph, id)?.nodes ?? [id])
  const moved = boxesOf(graph).filter((box) => members.has(box.id))
  return Object.fromEntries(moved.map((box) => [box.id, { x: box.x + by.x, y: box.y + by.y }]))
}

function nameOf(row: OutlineRow, said: (sentence: Sentence) => string): string {
  switch (row.is) {
    case 'group':
      return row.group.title.trim()
    case 'node':
      return said(titleOf(row.node))
    case 'way':
      return ''
    case 'note':
      return row.note.text.trim()
  }
}
