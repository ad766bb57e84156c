'use client'
import { ArrowRightLeft } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAsked } from '#components/form/use-asked.ts'
import { Button } from '#components/ui/button.tsx'
import { moveAsked } from './view.ts'

/** How many envelopes are on earlier versions; pressing it opens their list. Nothing when there are none. */
export function MoveMark({ behind, to }: { behind: number; to: number }) {
  const t = useTranslations('move')
  const [, ask] = useAsked(moveAsked)
  if (behind === 0) return null
  return (
    <Button
      look="ghost"
      size="sm"
      title={t('open', { to })}
      data-testid="move-open"
      onClick={() => ask(true)}
    >
      <ArrowRightLeft aria-hidden="true" />
      <span className="max-xl:sr-only">{t('behind', { n: behind })}</span>
    </Button>
  )
}
