import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** Rows of 36 px; scrolls sideways by itself on a narrow screen. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <div className="relative overflow-x-auto">
      <table className={cn('w-full border-collapse text-sm', className)} {...rest} />
    </div>
  )
}

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-8 whitespace-nowrap border-b px-3 text-left font-medium text-ink-faint text-xs first:pl-4 last:pr-4',
        className,
      )}
      {...rest}
    />
  )
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr className={cn('group border-line border-b last:border-b-0 hover:bg-hover/60', className)} {...rest} />
  )
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cn('h-9 px-3 py-1 align-middle md:first:pl-4 md:last:pr-4', className)} {...rest} />
}
