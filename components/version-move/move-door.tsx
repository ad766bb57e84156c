'use client'
import { ArrowRightLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useAsked } from '#components/form/use-asked.ts'
import { Button } from '#components/ui/button.tsx'
import { type MoveDesk, moveAsked } from './view.ts'

const MoveSheet = lazy(() => import('./move-sheet.tsx'))

/** Says how many envelopes are on earlier versions, and opens their list; also for whoever asks by the address. */
export function MoveDoor(props: { behind: number; to: number; desk: MoveDesk }) {
  const t = useTranslations('move')
  const router = useRouter()
  const [asked, ask] = useAsked(moveAsked)
  const close = () => {
    ask(false)
    router.refresh()
  }
  return (
    <>
      {props.behind > 0 ? (
        <Button
          look="ghost"
          size="sm"
          title={t('open', { to: props.to })}
          data-testid="move-open"
          onClick={() => ask(true)}
        >
          <ArrowRightLeft aria-hidden="true" />
          <span className="max-md:sr-only">{t('behind', { n: props.behind })}</span>
        </Button>
      ) : null}
      <Suspense>{asked ? <MoveSheet to={props.to} desk={props.desk} onClose={close} /> : null}</Suspense>
    </>
  )
}
