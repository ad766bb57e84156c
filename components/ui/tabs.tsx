'use client'
import { type ComponentProps, createContext, type KeyboardEvent, useContext, useId, useState } from 'react'
import { cn } from './cn.ts'

type Chosen = { value: string; choose(value: string): void; base: string }

const Context = createContext<Chosen>({ value: '', choose: () => {}, base: '' })

/** What is chosen among tabs; draws nothing itself. Chosen by its parent (`value`) or by itself (`defaultValue`). */
export function Tabs(props: {
  value?: string
  defaultValue?: string
  onValueChange?(value: string): void
  children: React.ReactNode
}) {
  const [own, setOwn] = useState(props.defaultValue ?? '')
  const base = useId()
  const value = props.value ?? own
  const choose = (next: string) => {
    if (next === value) return
    setOwn(next)
    props.onValueChange?.(next)
  }
  return <Context value={{ value, choose, base }}>{props.children}</Context>
}

export function TabsList({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      role="tablist"
      aria-orientation="horizontal"
      className={cn('flex gap-1 overflow-x-auto border-b', className)}
      onKeyDown={walk}
      {...rest}
    />
  )
}

/** Arrows go round, Home and End to the ends; the tab that gets the focus is chosen. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const here = tabs.findIndex((tab) => tab.contains(event.target as Node))
  const steps: Record<string, number> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: tabs.length - 1,
  }
  const to = steps[event.key]
  if (to === undefined || here < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  tabs.at(to % tabs.length)?.focus()
}

export function TabsTrigger({ className, value, ...rest }: ComponentProps<'button'> & { value: string }) {
  const tabs = useContext(Context)
  const active = tabs.value === value
  return (
    <button
      type="button"
      role="tab"
      id={`${tabs.base}-tab-${value}`}
      aria-selected={active}
      aria-controls={active ? `${tabs.base}-panel-${value}` : undefined}
      tabIndex={active ? 0 : -1}
      data-state={active ? 'active' : 'inactive'}
      onFocus={() => tabs.choose(value)}
      onClick={() => tabs.choose(value)}
      className={cn(
        '-mb-px inline-flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2.5 font-medium text-ink-soft text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink',
        className,
      )}
      {...rest}
    />
  )
}

/** What belongs to a tab; there only while it is chosen. */
export function TabsContent({ className, value, ...rest }: ComponentProps<'div'> & { value: string }) {
  const tabs = useContext(Context)
  if (tabs.value !== value) return null
  return (
    <div
      role="tabpanel"
      id={`${tabs.base}-panel-${value}`}
      aria-labelledby={`${tabs.base}-tab-${value}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without fields is read by keys too
      tabIndex={0}
      className={cn('pt-4', className)}
      {...rest}
    />
  )
}
