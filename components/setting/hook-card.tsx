'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyField } from '#components/form/copy-field.tsx'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import type { SettingsActs } from './view.ts'

export function HookCard(props: { hasHook: boolean; mayEdit: boolean; make: SettingsActs['makeHook'] }) {
  const t = useTranslations('setting.hook')
  const router = useRouter()
  const { busy, run } = useAct()
  const [url, setUrl] = useState<string | null>(null)
  const make = async () => {
    const made = await run(props.make)
    if (!made) return
    setUrl(made.url)
    router.refresh()
  }
  return (
    <Card>
      <CardHead title={t('title')} hint={t('hint')} />
      <CardBody className="grid gap-3">
        {url ? <CopyField label={t('once')} value={url} /> : null}
        {!url && props.hasHook ? <p className="text-ink-soft text-sm">{t('has')}</p> : null}
        {props.hasHook ? (
          <Confirm
            title={t('replacing.title')}
            text={t('replacing.text')}
            act={t('replacing.act')}
            onConfirm={make}
            trigger={
              <Button disabled={!props.mayEdit} className="justify-self-start">
                {t('renew')}
              </Button>
            }
          />
        ) : (
          <Button busy={busy} disabled={!props.mayEdit} onClick={make} className="justify-self-start">
            {t('make')}
          </Button>
        )}
      </CardBody>
    </Card>
  )
}
