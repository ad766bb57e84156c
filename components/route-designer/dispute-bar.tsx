'use client'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import type { VersionDesk } from './answer.ts'
import type { DraftSync } from './draft-sync.ts'

/* Loaded with the first dispute: most drafts have none. */
const DisputeQuestion = lazy(() => import('./dispute-question.tsx'))

/** Somebody else has changed the same places: says so until one of the drafts is chosen. */
export function DisputeBar({ sync, desk }: { sync: DraftSync; desk: VersionDesk }) {
  const dispute = useStore(sync.state, (state) => state.dispute)
  return <Suspense>{dispute ? <DisputeQuestion dispute={dispute} sync={sync} desk={desk} /> : null}</Suspense>
}
