'use client'
import { useState } from 'react'
import { useSurroundings } from './designer-context.tsx'
import type { DialogName } from './dialogs.tsx'
import { focusOutline } from './focus.ts'
import type { LeftTab, RightTab } from './panels.tsx'
import type { Door } from './use-commands.ts'

/** What takes the place of the diagram. */
const views = ['versions', 'simulate', 'fleet'] as const
export type View = (typeof views)[number]

export const isView = (shown: DialogName | View | null): shown is View => views.some((view) => view === shown)

/** What is open beside and over the diagram. */
export function useDoors(published: number | null) {
  const { store } = useSurroundings()
  const [shown, setShown] = useState<DialogName | View | null>(null)
  const [left, setLeft] = useState<LeftTab>('add')
  const [right, setRight] = useState<RightTab>('properties')
  const [finds, setFinds] = useState(false)
  const open = (door: Door) => {
    switch (door) {
      case 'find':
        return setFinds(true)
      case 'minimap':
        return store.setState((state) => ({ minimap: !state.minimap }))
      case 'outline':
        setLeft('outline')
        return focusOutline()
      case 'findings':
        return setRight(right === 'findings' ? 'properties' : 'findings')
      case 'fleet':
      case 'discard':
        return published === null ? undefined : setShown(door)
      default:
        return setShown(door)
    }
  }
  return {
    shown,
    open,
    close: () => setShown(null),
    left,
    setLeft,
    right,
    setRight,
    finds,
    endSearch: () => setFinds(false),
  }
}
