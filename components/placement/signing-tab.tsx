'use client'
import { PenLine, Send as SendIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { EnvelopeLines } from './envelope-lines.tsx'
import { SendForm } from './send-form.tsx'
import type { Send, SigningView } from './view.ts'

const refreshMs = 5_000

/** The item's page inside Bitrix24: what runs for it, and the form that sends it for signature. */
export function SigningTab({ view, send }: { view: SigningView; send: Send }) {
  const t = useTranslations('placement')
  const router = useRouter()
  const [sending, setSending] = useState(view.sending && view.routes.length > 0)
  useEffect(() => {
    // The live feed needs a session, which a foreign frame has not.
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, refreshMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <main className="mx-auto grid max-w-3xl grid-cols-1 gap-4 p-4">
      <div className="flex items-center gap-3">
        <h1 className="flex-1 font-semibold text-lg">{t('title')}</h1>
        {sending || view.routes.length === 0 ? null : (
          <Button look="primary" onClick={() => setSending(true)}>
            <SendIcon aria-hidden="true" />
            {t('send')}
          </Button>
        )}
      </div>
      {sending ? (
        <Card>
          <CardHead title={t('send')} />
          <CardBody>
            <SendForm
              routes={view.routes}
              users={view.users}
              send={send}
              close={view.envelopes.length > 0 ? () => setSending(false) : null}
              sent={() => {
                setSending(false)
                router.refresh()
              }}
            />
          </CardBody>
        </Card>
      ) : null}
      {view.envelopes.length > 0 ? <EnvelopeLines lines={view.envelopes} /> : null}
      {view.envelopes.length === 0 && !sending ? (
        <Card>
          <EmptyState
            icon={PenLine}
            title={t(view.routes.length === 0 ? 'noRoutes' : 'empty')}
            text={t(view.routes.length === 0 ? 'noRoutesText' : 'emptyText')}
          />
        </Card>
      ) : null}
    </main>
  )
}
