import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const controlClasses =
  'w-full rounded-md border border-control bg-surface px-2.5 text-base text-ink transition-colors hover:border-ink-faint focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad-strong sm:text-sm'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(controlClasses, 'h-8', className)} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cn(controlClasses, 'min-h-20 py-1.5', className)} {...rest} />
}
