'use client'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import type { MoveLine } from '#lib/envelope/move/verdict.ts'

const first = 30

/** Envelopes one below the other, a part of a long list at first. */
export function LineList(props: {
  lines: readonly MoveLine[]
  before?: (line: MoveLine) => ReactNode
  below?: (line: MoveLine) => ReactNode
}) {
  const t = useTranslations('move')
  const said = useSaid()
  const [whole, setWhole] = useState(false)
  const shown = whole ? props.lines : props.lines.slice(0, first)
  return (
    <>
      <ul className="divide-y">
        {shown.map((line) => (
          <li
            key={line.id}
            className="flex items-start gap-2.5 py-1.5 text-sm"
            data-testid={`move:${line.id}`}
          >
            {props.before?.(line)}
            <div className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <Link
                  href={`/envelopes/${line.id}`}
                  className="min-w-0 break-words font-medium hover:text-accent-text"
                >
                  {line.title || t('untitled')}
                </Link>
                <span className="text-ink-faint text-xs">{t('version', { n: line.from })}</span>
              </span>
              <span className="block text-ink-soft text-xs">{said(line.reason)}</span>
              {props.below?.(line)}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < props.lines.length ? (
        <Button look="link" onClick={() => setWhole(true)}>
          {t('more', { n: props.lines.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}
