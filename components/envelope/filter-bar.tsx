'use client'
import { Search, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type TransitionStartFunction, useCallback, useEffect, useId, useOptimistic, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { type EnvelopeFilters, isNarrowed, noFilters, writeFilters } from './filters.ts'

const typingPauseMs = 250

export function FilterBar(props: {
  filters: EnvelopeFilters
  routes: { id: string; name: string }[]
  startTransition: TransitionStartFunction
}) {
  const t = useTranslations('envelope.filter')
  const [filters, change] = useFilters(props.filters, props.startTransition)
  const [text, setText] = useState(filters.q)
  const routeId = useId()
  useEffect(() => setText(filters.q), [filters.q])
  useEffect(() => {
    if (text === filters.q) return
    const timer = setTimeout(() => change({ ...filters, q: text }), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text, filters, change])
  return (
    <search aria-label={t('label')} className="flex flex-wrap items-center gap-2">
      <span className="relative w-full sm:w-72">
        <Search
          aria-hidden="true"
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-4 text-ink-faint"
        />
        <Input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('search')}
          aria-label={t('search')}
          className="pl-8"
        />
      </span>
      <label htmlFor={routeId} className="sr-only">
        {t('route')}
      </label>
      <Select
        id={routeId}
        value={filters.route ?? ''}
        onChange={(event) => change({ ...filters, route: event.target.value || null })}
        className="w-full sm:w-56"
      >
        <option value="">{t('anyRoute')}</option>
        {props.routes.map((route) => (
          <option key={route.id} value={route.id}>
            {route.name}
          </option>
        ))}
      </Select>
      {isNarrowed(filters) ? (
        <Button look="ghost" onClick={() => change(noFilters)}>
          <X aria-hidden="true" />
          {t('clear')}
        </Button>
      ) : null}
    </search>
  )
}

/** The filters as they will be once the server has answered, and how to ask it for others. */
function useFilters(
  given: EnvelopeFilters,
  startTransition: TransitionStartFunction,
): [EnvelopeFilters, (next: EnvelopeFilters) => void] {
  const router = useRouter()
  const [filters, show] = useOptimistic(given)
  const change = useCallback(
    (next: EnvelopeFilters) =>
      startTransition(() => {
        show(next)
        router.replace(writeFilters('/', next), { scroll: false })
      }),
    [startTransition, show, router],
  )
  return [filters, change]
}
