'use client'
import { useRouter } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { useAsked } from '#components/form/use-asked.ts'
import { type MoveDesk, moveAsked } from './view.ts'

const MoveSheet = lazy(() => import('./move-sheet.tsx'))

/** The list of envelopes on earlier versions, for whoever asks for it on this page or by its address. */
export function MoveDoor(props: { to: number; desk: MoveDesk }) {
  const router = useRouter()
  const [asked, ask] = useAsked(moveAsked)
  const close = () => {
    ask(false)
    router.refresh()
  }
  return <Suspense>{asked ? <MoveSheet key={props.to} {...props} onClose={close} /> : null}</Suspense>
}
