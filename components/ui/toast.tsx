'use client'
import { Toaster as Primitive } from 'sonner'

export { toast } from 'sonner'

export function Toaster() {
  return (
    <Primitive
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[356px] max-w-[calc(100vw-2rem)] items-start gap-2.5 rounded-lg border border-line bg-raised p-3 text-sm text-ink shadow-float',
          title: 'font-medium',
          description: 'text-ink-soft',
          actionButton: 'ml-auto shrink-0 font-medium text-accent-text hover:underline',
          success: '[&_[data-icon]]:text-good',
          error: '[&_[data-icon]]:text-bad',
        },
      }}
    />
  )
}
