import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** A region that scrolls by itself; reachable by keyboard, so it must be named by `aria-label`. */
export function ScrollArea({ className, ...rest }: ComponentProps<'section'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be scrollable by keyboard
    <section tabIndex={0} className={cn('overflow-auto overscroll-contain', className)} {...rest} />
  )
}
