'use client'
import { Command as Primitive } from 'cmdk'
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { itemClasses } from './menu.ts'

/** A list that one searches by typing and walks by arrows. */
export function Command({ className, ...rest }: ComponentProps<typeof Primitive>) {
  return <Primitive className={cn('flex min-h-0 flex-col', className)} {...rest} />
}

export function CommandInput({ className, ...rest }: ComponentProps<typeof Primitive.Input>) {
  return (
    <div className="flex h-11 items-center gap-2.5 border-b px-3.5">
      <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <Primitive.Input
        className={cn('h-full w-full bg-transparent text-base outline-none', className)}
        {...rest}
      />
    </div>
  )
}

export function CommandList({ className, ...rest }: ComponentProps<typeof Primitive.List>) {
  return <Primitive.List className={cn('max-h-96 overflow-y-auto p-1', className)} {...rest} />
}

export function CommandGroup({ className, ...rest }: ComponentProps<typeof Primitive.Group>) {
  return (
    <Primitive.Group
      className={cn(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:uppercase [&_[cmdk-group-heading]]:tracking-wide',
        className,
      )}
      {...rest}
    />
  )
}

export function CommandItem({ className, ...rest }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        itemClasses,
        'data-[disabled=false]:cursor-pointer data-[disabled=false]:opacity-100',
        className,
      )}
      {...rest}
    />
  )
}

export function CommandEmpty(props: ComponentProps<typeof Primitive.Empty>) {
  return <Primitive.Empty className="px-3 py-6 text-center text-ink-faint text-sm" {...props} />
}
