'use client'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { type OutlineRow, rowKey } from './outline-rows.ts'

/** What every line of the outline gets from the tree. */
export type LineProps = {
  /** The line that Tab comes to. */
  current: boolean
  selected: boolean
  onFocus(): void
  onChoose(): void
  onToggle(): void
}

/** A line of the outline, deeper in by its level; with `open` there is something to fold. */
export function OutlineLine(
  props: LineProps & {
    row: OutlineRow
    label: string
    testId: string
    open?: boolean
    className?: string
    children: ReactNode
  },
) {
  const { row, open, selected } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.at}
      aria-setsize={row.of}
      aria-selected={selected}
      {...(open === undefined ? {} : { 'aria-expanded': open })}
      aria-label={props.label}
      tabIndex={props.current ? 0 : -1}
      data-row={rowKey(row)}
      data-testid={props.testId}
      onFocus={props.onFocus}
      onClick={props.onChoose}
      style={{ paddingLeft: (row.level - 1) * indent }}
      className={cn(
        'flex w-full min-w-0 cursor-pointer items-center gap-2 rounded-md pr-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2',
        selected && 'bg-accent-wash text-accent-text',
        props.className,
      )}
    >
      {row.is === 'way' ? null : <Chevron open={open} onToggle={props.onToggle} />}
      {props.children}
    </div>
  )
}

const indent = 16

/** The keys of the tree do the same: for a mouse only. */
function Chevron({ open, onToggle }: { open: boolean | undefined; onToggle(): void }) {
  return (
    <span
      aria-hidden="true"
      onClick={(event) => {
        if (open === undefined) return
        event.stopPropagation()
        onToggle()
      }}
      className="inline-flex h-8 w-5 shrink-0 items-center justify-center text-ink-faint"
    >
      {open === undefined ? null : (
        <ChevronRight className={cn('size-3.5 transition-transform', open && 'rotate-90')} />
      )}
    </span>
  )
}
