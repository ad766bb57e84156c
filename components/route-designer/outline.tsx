'use client'
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { canvasIds } from './canvas-id.ts'
import { useDesigner } from './designer-context.tsx'
import { focusRow } from './focus.ts'
import { OutlineGroup, OutlineNote } from './outline-beside.tsx'
import { OutlineNode, OutlineWay } from './outline-item.tsx'
import { canvasIdOf, type OutlineRow, outlineRows, type RowOf, rowKey, toggled } from './outline-rows.ts'
import { useOutlineKeys } from './use-outline-keys.ts'
import { usePick } from './use-pick.ts'

/* Loaded when it is opened: a list that is searched by typing is heavy. */
const WayChooser = lazy(() => import('./way-chooser.tsx'))

const unturned: ReadonlySet<string> = new Set()

/** The route as a tree of nodes and the ways out of them, equal to the diagram: everything can be done here by keys. */
export function Outline() {
  const t = useTranslations('designer.outline')
  const said = useSaid()
  const pick = usePick()
  const graph = useDesigner((state) => state.graph)
  const selection = useDesigner((state) => state.selection)
  const selectedIds = useMemo(() => new Set(canvasIds(selection)), [selection])
  const [turned, setTurned] = useState(unturned)
  const rows = useMemo(() => outlineRows(graph, turned), [graph, turned])
  const [currentKey, setCurrent] = useState<string | null>(null)
  const [choosing, setChoosing] = useState<RowOf<'way'> | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const [first] = selectedIds
  const selectedRow = rows.find((row) => canvasIdOf(row) === first)
  const selectedKey = first && selectedRow ? rowKey(selectedRow) : undefined
  const current = currentOf(rows, currentKey, selectedKey)
  const turn = (row: OutlineRow) => setTurned(toggled(turned, rowKey(row)))
  const onKeyDown = useOutlineKeys({ rows, current, turn, setCurrent, choose: setChoosing, said })
  useFollowing(tree, selectedKey, setCurrent)
  if (rows.length === 0) return <p className="p-4 text-ink-faint text-sm">{t('empty')}</p>
  const line = (row: OutlineRow) => {
    const key = rowKey(row)
    const id = canvasIdOf(row)
    const shared = {
      current: key === current,
      selected: id !== null && selectedIds.has(id),
      onFocus: () => setCurrent(key),
      onChoose: () => (row.is === 'way' ? setChoosing(row) : id === null ? undefined : pick([id])),
      onToggle: () => turn(row),
    }
    switch (row.is) {
      case 'group':
        return <OutlineGroup row={row} {...shared} key={key} />
      case 'node':
        return <OutlineNode row={row} {...shared} key={key} />
      case 'way':
        return <OutlineWay row={row} {...shared} key={key} />
      case 'note':
        return <OutlineNote row={row} {...shared} key={key} />
    }
  }
  return (
    <>
      <div ref={tree} role="tree" aria-label={t('title')} onKeyDown={onKeyDown} className="grid gap-px p-2">
        {rows.map(line)}
      </div>
      <Suspense>
        {choosing ? (
          <WayChooser
            from={choosing.node}
            outcome={choosing.outcome}
            onClose={() => {
              setChoosing(null)
              focusRow(rowKey(choosing))
            }}
          />
        ) : null}
      </Suspense>
    </>
  )
}

/** The row that Tab comes to: where one was, or what is selected, or the first. */
function currentOf(
  rows: readonly OutlineRow[],
  key: string | null,
  selected: string | undefined,
): string | null {
  if (key && rows.some((row) => rowKey(row) === key)) return key
  const [first] = rows
  return selected ?? (first ? rowKey(first) : null)
}

/** What is selected elsewhere is where one comes to next. */
function useFollowing(
  tree: RefObject<HTMLDivElement | null>,
  selected: string | undefined,
  setCurrent: (key: string) => void,
): void {
  useEffect(() => {
    if (!selected || tree.current?.contains(document.activeElement)) return
    setCurrent(selected)
  }, [selected, setCurrent, tree])
}
