'use client'
import { Check, ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from './cn.ts'
import { ColorDot } from './color-dot.tsx'
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from './command.tsx'
import type { FieldLinks } from './form-field.tsx'
import { controlClasses } from './input.tsx'
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx'
import { found } from './search.ts'

/** One of a list: `detail` is shown and searched too. */
export type SearchOption = {
  value: string
  label: string
  detail?: string | undefined
  color?: string | undefined
}

/** As many as one reads; more ask for a longer search. */
const most = 50

/** One of a long list, found by typing. For a short list the browser's own `Select` is better. */
export function SearchSelect(
  props: Partial<FieldLinks> & {
    'aria-label'?: string
    value: string
    options: readonly SearchOption[]
    /** Shown while nothing is chosen, and chosen to take the choice back. */
    placeholder: string
    disabled?: boolean
    onChange(value: string): void
    /** What the button shows in place of the chosen option's name. */
    children?: ReactNode
  },
) {
  const { value, options, placeholder, onChange, children, required: _, ...links } = props
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const chosen = options.find((each) => each.value === value)
  const matching = open ? found(options, query) : []
  const choose = (next: string) => {
    setOpen(false)
    setQuery('')
    onChange(next)
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={open}
          className={cn(controlClasses, 'flex h-8 items-center gap-2 text-left')}
          {...links}
        >
          {chosen?.color ? <ColorDot color={chosen.color} /> : null}
          <span className={cn('min-w-0 flex-1 truncate', !chosen && !children && 'text-ink-faint')}>
            {children ?? chosen?.label ?? placeholder}
          </span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </button>
      </PopoverTrigger>
      <PopoverContent
        align="start"
        className="w-(--radix-popover-trigger-width) min-w-64 overflow-hidden p-0"
        aria-label={placeholder}
      >
        <Command shouldFilter={false} label={placeholder}>
          <CommandInput
            value={query}
            onValueChange={setQuery}
            placeholder={t('find')}
            aria-label={t('find')}
          />
          <CommandList className="max-h-72">
            <CommandEmpty>{t('nothingFound')}</CommandEmpty>
            {query === '' && value !== '' ? (
              <CommandItem value="" onSelect={() => choose('')} className="text-ink-soft">
                {placeholder}
              </CommandItem>
            ) : null}
            {matching.slice(0, most).map((each) => (
              <CommandItem key={each.value} value={`=${each.value}`} onSelect={() => choose(each.value)}>
                {each.color ? <ColorDot color={each.color} /> : null}
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 break-words">{each.label}</span>
                  {each.detail ? (
                    <span className="block truncate text-ink-faint text-xs">{each.detail}</span>
                  ) : null}
                </span>
                {each.value === value ? <Check aria-hidden="true" /> : null}
              </CommandItem>
            ))}
            {matching.length > most ? (
              <p className="px-2 py-1.5 text-ink-faint text-xs">
                {t('moreFound', { n: matching.length - most })}
              </p>
            ) : null}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
