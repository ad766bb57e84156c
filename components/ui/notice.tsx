import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const looks = {
  info: { icon: Info, classes: 'bg-info-wash text-info' },
  good: { icon: CircleCheck, classes: 'bg-good-wash text-good' },
  warn: { icon: TriangleAlert, classes: 'bg-warn-wash text-warn' },
  bad: { icon: CircleAlert, classes: 'bg-bad-wash text-bad' },
}

/** A message in the page: what happened, what it means, what to do. */
export function Notice(props: {
  tone: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}) {
  const { icon: Icon, classes } = looks[props.tone]
  return (
    <div
      role={props.tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2.5 rounded-lg px-3 py-2.5 text-sm', classes, props.className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {props.title ? <p className="font-medium">{props.title}</p> : null}
        {props.children ? <div className="text-ink-soft">{props.children}</div> : null}
      </div>
      {props.action}
    </div>
  )
}
