import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

/** The look of a button, for what is one by its meaning or for a link: `<Link className={buttonClasses({ look: 'primary' })}>`. */
export const buttonClasses = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-ink shadow-lift hover:bg-accent-strong',
        secondary: 'border border-line-strong bg-surface text-ink shadow-lift hover:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
        danger: 'border border-line-strong bg-surface text-bad shadow-lift hover:bg-bad-wash',
        'danger-solid': 'bg-bad-strong text-accent-ink shadow-lift hover:bg-bad',
        link: 'text-accent-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm',
        md: 'h-8 px-3 text-sm',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8',
        'icon-sm': 'size-7',
      },
    },
    compoundVariants: [{ look: 'link', className: 'h-auto px-0' }],
    defaultVariants: { look: 'secondary', size: 'md' },
  },
)

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonClasses> & {
    /** Shows that work goes on and takes no second press. */
    busy?: boolean
  }

export function Button({ look, size, busy, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cn(buttonClasses({ look, size }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  )
}
