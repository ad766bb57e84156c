import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSameRoute } from '#lib/route/diff.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Conflict, mergeRoutes } from '#lib/route/merge.ts'
import type { DraftRead, PublishAnswer, VersionDesk } from './answer.ts'
import type { Autosave } from './autosave.ts'
import type { DesignerStore } from './designer-store.ts'

/** How the route stands at the server, as its news tell it; `by` saved the draft last. */
export type Standing = {
  revision: number
  by: string | null
  published: number | null
  publishedBy: string | null
}

/** Somebody else has changed the same places: nothing is joined, and nothing is sent, until a person has chosen. */
export type Dispute = { theirs: DraftRead; conflicts: readonly Conflict[] }

export type SyncState = {
  published: number | null
  dispute: Dispute | null
}

/** What was done without asking, for a message. */
export type SyncNews =
  | { is: 'joined'; by: string | null; before: RouteGraph; after: RouteGraph; mineToo: boolean }
  | { is: 'published'; number: number; by: string | null }

export type DraftSync = {
  state: StoreApi<SyncState>
  /** News of the server; what this window has saved itself is recognised by its revision. */
  hear(standing: Standing): void
  /**
   * Puts what is in this window on another stored draft: joined, or in dispute. One that is no newer than what the
   * window stands on is passed over, unless it is to be looked at `anew`. When joining cannot be loaded, nothing changes
   * but that the stored draft is read again soon.
   */
  settle(theirs: DraftRead, anew?: boolean): Promise<void>
  /** This window publishes: news of it that are faster than the answer are not told as somebody else's. */
  publish<Answer extends PublishAnswer | null>(request: () => Promise<Answer>): Promise<Answer>
  /** Ends the dispute with the other's draft; undo gives mine back. Nothing while the window takes no edits. */
  takeTheirs(): void
}

const againMs = 3_000

/**
 * Keeps the draft of this window true to the one at the server. Edits of different places are joined at once; of the
 * same ones they are put before the reader. Nothing is overwritten on either side.
 */
export function createDraftSync(given: {
  store: DesignerStore
  autosave: Autosave
  read: VersionDesk['draft']
  /** Loads what joins two drafts: most windows never need it. */
  merging(): Promise<typeof mergeRoutes>
  published: number | null
  tell(news: SyncNews): void
}): DraftSync {
  const { store, autosave, tell } = given
  const state = createStore<SyncState>()(() => ({ published: given.published, dispute: null }))
  let merge: typeof mergeRoutes | null = null
  let overdue = false
  let newest = 0
  let publishing = false
  let unsaid: Extract<SyncNews, { is: 'published' }> | null = null
  let reading = false
  let again: ReturnType<typeof setTimeout> | undefined

  async function catchUp(): Promise<void> {
    if (reading) return
    reading = true
    const read = await given.read().catch(() => null)
    reading = false
    if (!read || 'refused' in read) return catchUpSoon()
    await settle(read.done)
    if (merge && isBehind() && !state.getState().dispute) void catchUp()
  }

  function catchUpSoon(): void {
    clearTimeout(again)
    again = setTimeout(() => void catchUp(), againMs)
  }

  async function settle(theirs: DraftRead, anew = false): Promise<void> {
    merge ??= await given.merging().catch(() => null)
    if (merge) return settleBy(merge, theirs, anew)
    overdue ||= anew
    catchUpSoon()
  }

  function settleBy(join: typeof mergeRoutes, theirs: DraftRead, anew = false): void {
    const stored = autosave.stored()
    const mine = store.getState().graph
    const due = anew || overdue || autosave.state.getState().is === 'stale'
    if (theirs.revision < stored.revision || (theirs.revision === stored.revision && !due)) return
    overdue = false
    newest = Math.max(newest, theirs.revision)
    const made = join(stored.graph, mine, theirs.graph)
    if (!('graph' in made)) {
      autosave.hold()
      state.setState({ dispute: { theirs, conflicts: made.conflicts } })
      return
    }
    state.setState({ dispute: null })
    const differs = !isSameRoute(made.graph, theirs.graph)
    if (!isSameRoute(made.graph, mine)) {
      store.getState().adopt(made.graph)
      tell({ is: 'joined', by: theirs.by, before: mine, after: made.graph, mineToo: differs })
    }
    autosave.rebase(theirs, differs ? made.graph : null)
  }

  // An edit may have ended the dispute: what was changed here is changed back.
  store.subscribe((now, before) => {
    const { dispute } = state.getState()
    if (merge && dispute && now.graph !== before.graph) settleBy(merge, dispute.theirs)
  })
  function hearOf(news: Extract<SyncNews, { is: 'published' }>): void {
    if (news.number <= (state.getState().published ?? 0)) return
    if (publishing) {
      unsaid = news
      return
    }
    state.setState({ published: news.number })
    tell(news)
  }
  const isBehind = () => newest > autosave.stored().revision
  autosave.state.subscribe(({ is }) => {
    if (is === 'stale' && !state.getState().dispute) void catchUp()
    if (is === 'saved' && isBehind()) void catchUp()
  })

  return {
    state,
    hear({ revision, published, publishedBy }) {
      newest = Math.max(newest, revision)
      if (published !== null) hearOf({ is: 'published', number: published, by: publishedBy })
      // A request on its way may be what these news are about: its answer comes first.
      const { is } = autosave.state.getState()
      if (is !== 'saving' && isBehind() && revision > (state.getState().dispute?.theirs.revision ?? 0))
        void catchUp()
    },
    settle,
    async publish(request) {
      publishing = true
      try {
        const answer = await request()
        if (answer && 'done' in answer) state.setState({ published: answer.done.version })
        return answer
      } finally {
        publishing = false
        if (unsaid) hearOf(unsaid)
        unsaid = null
      }
    },
    takeTheirs() {
      const { dispute } = state.getState()
      // Where mine stays in the window, the dispute does too: else mine would pass for saved.
      if (!dispute || store.getState().readOnly) return
      state.setState({ dispute: null })
      store.getState().edit({ do: 'replace', graph: dispute.theirs.graph }, undefined, 'take-theirs')
      autosave.rebase(dispute.theirs, null)
    },
  }
}
