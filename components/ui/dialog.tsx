'use client'
import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { cn } from './cn.ts'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

export type DialogContentProps = Omit<ComponentProps<typeof Primitive.Content>, 'title'> & {
  title: ReactNode
  description?: ReactNode
  /** Buttons at the foot, the main one last. */
  foot?: ReactNode
  wide?: boolean
}

export function DialogContent({
  title,
  description,
  foot,
  wide,
  className,
  children,
  ...rest
}: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-shade" />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'rise -translate-x-1/2 fixed top-[8vh] left-1/2 z-50 flex max-h-[84vh] w-[calc(100vw-2rem)] flex-col rounded-xl border border-line bg-raised shadow-float',
          wide ? 'max-w-2xl' : 'max-w-md',
          className,
        )}
        {...rest}
      >
        <DialogHead title={title} description={description} />
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        {foot ? <div className="flex justify-end gap-2 border-t px-5 py-3">{foot}</div> : null}
      </Primitive.Content>
    </Primitive.Portal>
  )
}

/** Title, description and the closing cross, for a dialog and a sheet alike. */
export function DialogHead({ title, description }: { title: ReactNode; description?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div className="flex items-start gap-3 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1 pt-1">
        <Primitive.Title className="font-semibold text-lg leading-6">{title}</Primitive.Title>
        {description ? (
          <Primitive.Description className="mt-1 text-ink-soft text-sm">{description}</Primitive.Description>
        ) : null}
      </div>
      <Primitive.Close asChild>
        <Button look="ghost" size="icon-sm" aria-label={t('close')}>
          <X aria-hidden="true" />
        </Button>
      </Primitive.Close>
    </div>
  )
}
