import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section className={cn('rounded-lg border border-line bg-surface shadow-lift', className)} {...rest} />
  )
}

export function CardHead(props: { title: ReactNode; hint?: ReactNode; actions?: ReactNode; id?: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <h2 id={props.id} className="font-semibold text-base">
          {props.title}
        </h2>
        {props.hint ? <p className="text-ink-faint text-xs">{props.hint}</p> : null}
      </div>
      {props.actions}
    </div>
  )
}

export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('p-4', className)} {...rest} />
}
