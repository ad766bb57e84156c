import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Nothing here yet: says what would be here and offers the one action that brings it. */
export function EmptyState(props: { icon: LucideIcon; title: string; text?: ReactNode; action?: ReactNode }) {
  const Icon = props.icon
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 inline-flex size-11 items-center justify-center rounded-xl border border-line bg-sunken text-ink-faint">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <p className="font-semibold text-lg">{props.title}</p>
      {props.text ? <p className="mt-1 max-w-md text-ink-soft text-sm">{props.text}</p> : null}
      {props.action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{props.action}</div> : null}
    </div>
  )
}
