'use client'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Command } from './command.tsx'

type Props = Omit<ComponentProps<typeof Command>, 'title'> & {
  /** What the dialog is called; read out, not shown. */
  title: string
  wide?: boolean
  onClose(): void
  onCloseAutoFocus?: ComponentProps<typeof Primitive.Content>['onCloseAutoFocus']
}

/** A searched list over the page, open until something is chosen. */
export function CommandDialog({ title, wide, onClose, onCloseAutoFocus, ...rest }: Props) {
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cn(
            'rise -translate-x-1/2 fixed left-1/2 z-50 w-[calc(100vw-2rem)] overflow-hidden rounded-xl border border-line bg-raised shadow-float',
            wide ? 'top-[12vh] max-w-xl' : 'top-[18vh] max-w-md',
          )}
        >
          <Primitive.Title className="sr-only">{title}</Primitive.Title>
          <Command loop {...rest} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
