import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** Names the control whose id is `htmlFor`. */
export function Label(props: { htmlFor: string; className?: string; children: ReactNode }) {
  return (
    <label htmlFor={props.htmlFor} className={cn('font-medium text-ink text-sm', props.className)}>
      {props.children}
    </label>
  )
}
