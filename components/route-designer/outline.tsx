'use client'
import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { focusRow } from './focus.ts'
import { OutlineNode, OutlineWay } from './outline-item.tsx'
import { type OutlineRow, outlineRows, rowKey, toggled } from './outline-rows.ts'
import { useOutlineKeys } from './use-outline-keys.ts'

/* Loaded when it is opened: a list that is searched by typing is heavy. */
const WayChooser = lazy(() => import('./way-chooser.tsx'))

const opened: ReadonlySet<string> = new Set()

/** The route as a tree of nodes and the ways out of them, equal to the diagram: everything can be done here by keys. */
export function Outline() {
  const t = useTranslations('designer.outline')
  const said = useSaid()
  const { store } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const selection = useDesigner((state) => state.selection.nodes)
  const [open, setOpen] = useState(opened)
  const rows = useMemo(() => outlineRows(graph, open), [graph, open])
  const [currentKey, setCurrent] = useState<string | null>(null)
  const [choosing, setChoosing] = useState<Extract<OutlineRow, { is: 'way' }> | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const [selected] = selection
  const current = currentOf(rows, currentKey, selected)
  const onKeyDown = useOutlineKeys({
    rows,
    current,
    open,
    setOpen,
    setCurrent,
    choose: setChoosing,
    said,
  })
  useFollowing(tree, selected, setCurrent)
  if (rows.length === 0) return <p className="p-4 text-ink-faint text-sm">{t('empty')}</p>
  return (
    <>
      <div ref={tree} role="tree" aria-label={t('title')} onKeyDown={onKeyDown} className="grid gap-px p-2">
        {rows.map((row) => {
          const key = rowKey(row)
          const shared = {
            current: key === current,
            onFocus: () => setCurrent(key),
          }
          return row.is === 'node' ? (
            <OutlineNode
              key={key}
              row={row}
              {...shared}
              open={open.has(row.node.id)}
              selected={selection.has(row.node.id)}
              onToggle={() => setOpen(toggled(open, row.node.id))}
              onChoose={() => store.getState().select([row.node.id])}
            />
          ) : (
            <OutlineWay key={key} row={row} {...shared} onChoose={() => setChoosing(row)} />
          )
        })}
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

/** The row that Tab comes to: where one was, or the selected node, or the first. */
function currentOf(
  rows: readonly OutlineRow[],
  key: string | null,
  selected: string | undefined,
): string | null {
  if (key && rows.some((row) => rowKey(row) === key)) return key
  const row = rows.find((each) => each.is === 'node' && each.node.id === selected) ?? rows[0]
  return row ? rowKey(row) : null
}

/** What is selected elsewhere is where one comes to next. */
function useFollowing(
  tree: RefObject<HTMLDivElement | null>,
  selected: string | undefined,
  setCurrent: (key: string) => void,
): void {
  useEffect(() => {
    if (!selected || tree.current?.contains(document.activeElement)) return
    setCurrent(`node ${selected}`)
  }, [selected, setCurrent, tree])
}
