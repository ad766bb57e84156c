'use client'
import { ChevronsUpDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { toText } from '#lib/route/text.ts'
import { type TextBlock, type TextLine, textBlocks } from './text-lines.ts'

/** The text forms of two routes line by line; without `before` the text as it is. */
export default function TextCompare({ before, after }: { before: RouteGraph | null; after: RouteGraph }) {
  const t = useTranslations('designer.versions')
  const blocks = useMemo((): TextBlock[] => {
    const text = toText(after)
    if (before) return textBlocks(toText(before), text)
    return textBlocks(text, text).map((block) => ({ ...block, folded: false }))
  }, [before, after])
  return (
    <section
      aria-label={t('text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto"
      data-testid="text-diff"
    >
      <table className="w-full min-w-max border-collapse font-mono text-xs leading-5">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('lineBefore')}</th>
            <th scope="col">{t('lineAfter')}</th>
            <th scope="col">{t('text')}</th>
          </tr>
        </thead>
        {blocks.map((block) => (
          <Block key={`${block.lines[0]?.was} ${block.lines[0]?.is}`} block={block} />
        ))}
      </table>
    </section>
  )
}

function Block({ block }: { block: TextBlock }) {
  const t = useTranslations('designer.versions')
  const [open, setOpen] = useState(!block.folded)
  if (!open) {
    return (
      <tbody>
        <tr>
          <td colSpan={3} className="border-y bg-sunken p-0">
            <button
              type="button"
              onClick={() => setOpen(true)}
              className="sticky left-0 flex items-center gap-2 px-3 py-1 font-sans text-ink-soft text-xs hover:text-ink"
            >
              <ChevronsUpDown aria-hidden="true" className="size-3.5" />
              {t('unfold', { n: block.lines.length })}
            </button>
          </td>
        </tr>
      </tbody>
    )
  }
  return (
    <tbody>
      {block.lines.map((line) => (
        <Line key={`${line.was} ${line.is}`} line={line} />
      ))}
    </tbody>
  )
}

const washes = { same: '', added: 'bg-good-wash', removed: 'bg-bad-wash' } as const
const signs = { same: '', added: '+', removed: '−' } as const

function Line({ line }: { line: TextLine }) {
  const t = useTranslations('designer.versions')
  const number = 'w-px select-none whitespace-nowrap px-2 text-right text-ink-faint'
  return (
    <tr className={washes[line.kind]} data-line={line.kind}>
      <td className={number}>{line.was}</td>
      <td className={number}>{line.is}</td>
      <td className="whitespace-pre pr-4">
        <span
          aria-hidden="true"
          className={cn('inline-block w-4 select-none', line.kind === 'added' ? 'text-good' : 'text-bad')}
        >
          {signs[line.kind]}
        </span>
        {line.kind === 'same' ? null : <span className="sr-only">{t(line.kind)}: </span>}
        {line.text}
      </td>
    </tr>
  )
}
