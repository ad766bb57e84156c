import type { LucideIcon } from 'lucide-react'
import { cn } from './cn.ts'

/** One of a few ways to look at the same thing, side by side. */
export function Segmented<Value extends string>(props: {
  name: string
  value: Value
  options: readonly { value: Value; label: string; icon: LucideIcon }[]
  onChange(value: Value): void
}) {
  const { name, value, options, onChange } = props
  return (
    <fieldset className="flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{name}</legend>
      {options.map(({ value: each, label, icon: Icon }) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === value}
          onClick={() => onChange(each)}
          className={cn(
            'inline-flex h-6 items-center gap-1.5 rounded-[5px] px-2 text-ink-soft text-xs',
            each === value && 'bg-surface font-medium text-ink shadow-lift',
          )}
        >
          <Icon aria-hidden="true" className="size-3.5" />
          {label}
        </button>
      ))}
    </fieldset>
  )
}
