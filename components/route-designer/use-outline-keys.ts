'use client'
import type { KeyboardEvent } from 'react'
import { titleOf } from '#lib/route/titles.ts'
import type { Sentence } from '#lib/sentence.ts'
import { useSurroundings } from './designer-context.tsx'
import { focusProperties, stepToRow } from './focus.ts'
import { type OutlineRow, rowKey, toggled } from './outline-rows.ts'
import { useReveal } from './use-reveal.ts'

type WayRow = Extract<OutlineRow, { is: 'way' }>
type Given = {
  rows: readonly OutlineRow[]
  current: string | null
  open: ReadonlySet<string>
  setOpen(open: ReadonlySet<string>): void
  setCurrent(key: string): void
  choose(row: WayRow): void
  said(sentence: Sentence): string
}

/** A step on the diagram, px. */
const step = 20
const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** Keys of a tree, as its readers know them; Enter does what the row is for, Del takes it away, Ctrl and arrows move. */
export function useOutlineKeys(given: Given): (event: KeyboardEvent) => void {
  const { rows, current, open, setOpen, setCurrent, choose, said } = given
  const { store } = useSurroundings()
  const reveal = useReveal()
  const at = rows.findIndex((row) => rowKey(row) === current)
  const row = rows[at]
  const goTo = (next: OutlineRow | undefined) => {
    if (!next) return
    setCurrent(rowKey(next))
    stepToRow(rowKey(next))
    if (next.is !== 'node') return
    store.getState().select([next.node.id])
    reveal(next.node.id, 'move')
  }
  const unfold = (shown: boolean) => {
    if (row?.is === 'node' && open.has(row.node.id) !== shown) return setOpen(toggled(open, row.node.id))
    if (shown) goTo(rows[at + 1]?.is === 'way' ? rows[at + 1] : undefined)
    else goTo(rows.slice(0, at).findLast((each) => each.is === 'node' && each.node.id === row?.node.id))
  }
  const take = () => {
    if (!row) return
    const { edit, graph } = store.getState()
    if (row.is === 'node') {
      const next = rows.slice(at + 1).find((each) => each.is === 'node') ?? rows[at - 1]
      if (edit({ do: 'remove-nodes', ids: [row.node.id] })) goTo(next)
      return
    }
    const edge = graph.edges.find((each) => each.from === row.node.id && each.outcome === row.outcome)
    if (edge) edit({ do: 'disconnect', ids: [edge.id] })
  }
  const move = (by: { x: number; y: number }) => {
    if (row?.is !== 'node') return
    const { x, y } = row.node.position
    const to = { [row.node.id]: { x: x + by.x, y: y + by.y } }
    if (store.getState().edit({ do: 'move-nodes', to }, 'move')) reveal(row.node.id, 'move')
  }
  const enter = () => {
    if (row?.is === 'way') return store.getState().readOnly ? undefined : choose(row)
    if (!row) return
    store.getState().select([row.node.id])
    focusProperties()
  }
  const byLetter = (letter: string) => {
    const small = letter.toLocaleLowerCase()
    const turned = [...rows.slice(at + 1), ...rows.slice(0, at + 1)]
    goTo(
      turned.find(
        (each) => each.is === 'node' && said(titleOf(each.node)).toLocaleLowerCase().startsWith(small),
      ),
    )
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
