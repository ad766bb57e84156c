'use client'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { DialogHead } from './dialog.tsx'

export const Sheet = Primitive.Root
export const SheetTrigger = Primitive.Trigger
export const SheetClose = Primitive.Close

/** A panel from a side of the screen: details beside a list, the navigation on a phone. */
export function SheetContent(props: {
  title: ReactNode
  description?: ReactNode
  side?: 'start' | 'end'
  foot?: ReactNode
  className?: string
  children: ReactNode
}) {
  const start = props.side === 'start'
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-shade" />
      <Primitive.Content
        {...(props.description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed inset-y-0 z-50 flex w-full flex-col border-line bg-raised shadow-float',
          start ? 'slide-in-start left-0 max-w-72 border-r' : 'slide-in right-0 max-w-lg border-l',
          props.className,
        )}
      >
        <DialogHead title={props.title} description={props.description} />
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{props.children}</div>
        {props.foot ? <div className="flex justify-end gap-2 border-t px-5 py-3">{props.foot}</div> : null}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
