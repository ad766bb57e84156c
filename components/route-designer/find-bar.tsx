'use client'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { findOnCanvas } from './find-on-canvas.ts'
import { focusCanvas } from './focus.ts'
import { pick } from './use-pick.ts'
import { useReveal } from './use-reveal.ts'

const none: ReadonlySet<string> = new Set()

/** Finds nodes, groups and notes by what is written on them; those that fit stand out, one after another is brought into view. */
export default function FindBar({ onClose }: { onClose(): void }) {
  const t = useTranslations('designer.commands.find')
  const { store } = useSurroundings()
  const [text, setText] = useState('')
  const { found, at, turn } = useFound(text)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    return () => store.setState({ found: none })
  }, [store])
  const close = () => {
    onClose()
    focusCanvas()
  }
  return (
    <search
      aria-label={t('title')}
      className="absolute top-3 right-3 z-10 flex items-center gap-1 rounded-lg border bg-raised p-1 pl-2.5 shadow-float max-md:left-3"
    >
      <Search aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <input
        ref={input}
        type="text"
        aria-label={t('title')}
        placeholder={t('field')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          turn(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          else if (event.key === 'Enter') turn(event.shiftKey ? -1 : 1)
          else return
          event.preventDefault()
        }}
        className="h-7 w-52 min-w-0 bg-transparent text-sm outline-none max-md:flex-1"
      />
      <span role="status" className="min-w-14 text-right text-ink-faint text-xs">
        {text.trim() === ''
          ? ''
          : found.length > 0
            ? t('count', { at: at + 1, all: found.length })
            : t('none')}
      </span>
      <Button
        look="ghost"
        size="icon-sm"
        aria-label={t('previous')}
        disabled={found.length < 2}
        onClick={() => turn(-1)}
      >
        <ChevronUp aria-hidden="true" />
      </Button>
      <Button
        look="ghost"
        size="icon-sm"
        aria-label={t('next')}
        disabled={found.length < 2}
        onClick={() => turn(1)}
      >
        <ChevronDown aria-hidden="true" />
      </Button>
      <Button look="ghost" size="icon-sm" aria-label={t('close')} onClick={close}>
        <X aria-hidden="true" />
      </Button>
    </search>
  )
}

function useFound(text: string) {
  const locale = useLocale()
  const { store, catalogue } = useSurroundings()
  const reveal = useReveal()
  const graph = useDesigner((state) => state.graph)
  const found = useMemo(() => findOnCanvas(graph, text, catalogue, locale), [graph, text, catalogue, locale])
  const [at, setAt] = useState(0)
  const id = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    store.setState({ found: new Set(found) })
  }, [store, found])
  useEffect(() => {
    if (!id) return
    pick(store, [id])
    reveal(id, 'move')
  }, [store, reveal, id])
  /** To the next or the previous one, or to the first again. */
  const turn = (by: 1 | 0 | -1) =>
    setAt((now) => (by === 0 || found.length === 0 ? 0 : (now + by + found.length) % found.length))
  return { found, at: Math.min(at, Math.max(0, found.length - 1)), turn }
}
