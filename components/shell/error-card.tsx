'use client'
import { CloudAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A page that broke: what is not affected, and a way to go on. The mark finds it in the server's log. */
export function ErrorCard(props: { digest: string | undefined; onRetry: () => void }) {
  const t = useTranslations('ui.error')
  return (
    <EmptyState
      icon={CloudAlert}
      title={t('title')}
      text={
        <>
          {t('text')}
          {props.digest ? <code className="mt-2 block text-ink-faint text-xs">{props.digest}</code> : null}
        </>
      }
      action={
        <Button look="primary" onClick={props.onRetry}>
          {t('retry')}
        </Button>
      }
    />
  )
}
