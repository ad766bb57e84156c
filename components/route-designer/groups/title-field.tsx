'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { frameId } from '#components/route-designer/canvas-id.ts'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { focusNode, focusProperties } from '#components/route-designer/focus.ts'
import type { Group } from '#lib/route/beside.ts'
import { changeGroup } from './writing.ts'

const fewest = 14

/** The title of a group where it stands on the canvas; Enter and Esc leave it, F2 goes on to the properties. */
export default function TitleField({ group }: { group: Group }) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const id = frameId(group.id)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const leave = () => store.setState((state) => (state.writing === id ? { writing: null } : state))
  return (
    <input
      ref={input}
      aria-label={t('title')}
      value={group.title}
      maxLength={200}
      size={Math.max(fewest, group.title.length)}
      onChange={(event) => changeGroup(store.getState(), group, { title: event.target.value }, 'title')}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'F2') return
        event.preventDefault()
        event.stopPropagation()
        leave()
        if (event.key === 'F2') focusProperties()
        else focusNode(id)
      }}
      className="nodrag nopan max-w-full rounded-sm bg-surface px-1 text-ink outline-2 outline-accent"
    />
  )
}
