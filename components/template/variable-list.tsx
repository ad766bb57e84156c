'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { itemClasses } from '#components/ui/menu.ts'
import type { Variables } from '#lib/envelope/template.ts'
import type { VariableName } from '#lib/route/variable.ts'
import { useVariableText } from './variable-name.ts'

/** Variables to choose from: what each means, its name, an example. The focus stays in the text. */
export function VariableList(props: {
  id: string
  offered: readonly VariableName[]
  at: number
  sample: Variables
  onChoose: (name: VariableName) => void
}) {
  const t = useTranslations('template')
  const meaning = useVariableText()
  const current = useRef<HTMLDivElement>(null)
  const chosen = props.offered[props.at]
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is another element
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (props.offered.length === 0) return <p className="px-2 py-1.5 text-ink-faint text-sm">{t('nothing')}</p>
  return (
    // The text keeps the focus; by itself the list is reached only to scroll it.
    <div
      id={props.id}
      role="listbox"
      aria-label={t('list')}
      tabIndex={0}
      className="max-h-[min(20rem,var(--radix-popover-content-available-height))] overflow-y-auto p-1"
      onMouseDown={(event) => event.preventDefault()}
    >
      {props.offered.map((name) => (
        <div
          key={name}
          ref={name === chosen ? current : undefined}
          id={`${props.id}-${name}`}
          role="option"
          tabIndex={-1}
          aria-selected={name === chosen}
          onMouseDown={(event) => {
            event.preventDefault()
            props.onChoose(name)
          }}
          className={cn(itemClasses, 'grid gap-0', name === chosen && 'bg-hover')}
        >
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">{meaning(name)}</span>
            <code className="text-ink-soft text-xs">{name}</code>
          </span>
          <span className="truncate text-ink-faint text-xs">{props.sample[name]}</span>
        </div>
      ))}
    </div>
  )
}
