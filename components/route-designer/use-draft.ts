'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { DraftRead, SaveAnswer, VersionDesk } from './answer.ts'
import { type Autosave, createAutosave } from './autosave.ts'
import { useSurroundings } from './designer-context.tsx'
import { recalled, remember } from './draft-memory.ts'
import { createDraftSync, type DraftSync, type Standing, type SyncNews } from './draft-sync.ts'

export type Draft = { autosave: Autosave; sync: DraftSync }

export type DraftSource = {
  route: { id: string; name: string }
  /** The draft as the page was made with it. */
  stored: DraftRead
  published: number | null
  desk: VersionDesk
  onSave(graph: DraftRead['graph'], baseRevision: number): Promise<SaveAnswer>
}

/** Keeps the draft of this window: sent when it changes, true to the server's, remembered when the page is loaded anew. */
export function useDraft(source: DraftSource): Draft {
  const { store } = useSurroundings()
  const tell = useRef<(news: SyncNews) => void>(() => {})
  const [draft] = useState((): Draft => {
    const autosave = createAutosave(source.onSave, source.stored)
    const { draft: read } = source.desk
    const sync = createDraftSync({
      store,
      autosave,
      read,
      merging: async () => (await import('#lib/route/merge.ts')).mergeRoutes,
      published: source.published,
      tell: (news) => tell.current(news),
    })
    return { autosave, sync }
  })
  const say = useTelling()
  useEffect(() => {
    tell.current = say
  }, [say])
  useMemory(draft, source)
  useSending(draft)
  useNews(draft, source.route.id)
  return draft
}

/** Sends every new graph; asks before the window is closed with something unsaved. */
function useSending({ autosave }: Draft): void {
  const { store } = useSurroundings()
  useEffect(() => {
    const stop = store.subscribe((now, before) => {
      if (now.graph !== before.graph) autosave.changed(now.graph)
    })
    const leave = (event: BeforeUnloadEvent) => {
      if (autosave.state.getState().is === 'saved') return
      void autosave.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      stop()
      window.removeEventListener('beforeunload', leave)
      void autosave.flush()
    }
  }, [store, autosave])
}

const pauseMs = 250

/** What this window had before it was loaded anew comes back, steps of undo included. */
function useMemory({ autosave, sync }: Draft, { route, stored }: DraftSource): void {
  const { store } = useSurroundings()
  const begun = useRef(false)
  useEffect(() => {
    const memory = recalled(sessionStorage, route.id, stored.graph.schema)
    // A page out of the browser's own store may be older than what this window remembers: the news tell the rest.
    if (!begun.current && memory && memory.stored.revision <= stored.revision) {
      autosave.rebase(memory.stored, null)
      store.getState().recall(memory.graph, memory.history)
      void sync.settle(stored, true)
    }
    begun.current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      const { graph, past, future } = store.getState()
      remember(sessionStorage, route.id, { stored: autosave.stored(), graph, history: { past, future } })
    }
    const soon = () => {
      timer ??= setTimeout(keep, pauseMs)
    }
    const stops = [
      store.subscribe((now, before) => {
        if (now.past !== before.past || now.graph !== before.graph) soon()
      }),
      autosave.state.subscribe(soon),
    ]
    window.addEventListener('pagehide', keep)
    return () => {
      for (const stop of stops) stop()
      if (timer) keep()
      window.removeEventListener('pagehide', keep)
    }
  }, [store, autosave, sync, route.id, stored])
}

/** Hears how the route stands at the server, as long as the page is open. */
function useNews({ sync }: Draft, routeId: string): void {
  useEffect(() => {
    const source = new EventSource(`/routes/${routeId}/news`)
    source.onmessage = (message) => {
      const standing: unknown = JSON.parse(String(message.data))
      if (isStanding(standing)) sync.hear(standing)
    }
    return () => source.close()
  }, [sync, routeId])
}

const isStanding = (read: unknown): read is Standing =>
  typeof read === 'object' && read !== null && 'revision' in read && typeof read.revision === 'number'

const mostTold = 3

/** Says what has come in from others. */
function useTelling(): (news: SyncNews) => void {
  const t = useTranslations('designer.sync')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  return (news) => {
    const by = news.by ?? t('somebody')
    if (news.is === 'published') {
      toast.success(t('published', { by, n: news.number }))
      return
    }
    void import('#lib/route/change-list.ts').then(({ changeList }) => {
      const changes = changeList(news.before, news.after, catalogue)
      const told = changes.slice(0, mostTold).map((change) => said(change.text))
      const rest = changes.length - told.length
      const description = [...told, ...(rest > 0 ? [t('more', { n: rest })] : [])].join('. ')
      toast.success(t(news.mineToo ? 'joined' : 'changed', { by }), { description, duration: 10_000 })
    })
  }
}
