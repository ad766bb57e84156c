'use client'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import { locales } from '#lib/sentence.ts'
import type { PortalView, SettingsActs } from './view.ts'

export function PortalCard(props: {
  portal: PortalView | null
  mayEdit: boolean
  save: SettingsActs['savePortal']
}) {
  const t = useTranslations('setting.portal')
  const say = useSaid()
  const { portal } = props
  if (!portal) {
    return (
      <Card>
        <CardHead title={t('title')} />
        <CardBody>
          <Notice tone="info">{t('none')}</Notice>
        </CardBody>
      </Card>
    )
  }
  const well = portal.state === 'connected'
  return (
    <Card>
      <CardHead
        title={t('title')}
        actions={
          <Badge tone={well ? 'good' : 'bad'}>
            {well ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
            {t(`states.${portal.state}`)}
          </Badge>
        }
      />
      <CardBody className="grid gap-4">
        {portal.trouble ? <Notice tone="bad">{say(portal.trouble)}</Notice> : null}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
          <dt className="text-ink-faint">{t('domain')}</dt>
          <dd>{portal.domain}</dd>
          <dt className="text-ink-faint">{t('memberId')}</dt>
          <dd className="break-all font-mono text-xs leading-5">{portal.memberId}</dd>
          <dt className="text-ink-faint">{t('installed')}</dt>
          <dd>
            <Moment at={portal.installedAt} />
          </dd>
          <dt className="text-ink-faint">{t('catalogue')}</dt>
          <dd>{portal.catalogueAt ? <Moment at={portal.catalogueAt} /> : t('never')}</dd>
        </dl>
        <PortalForm portal={portal} mayEdit={props.mayEdit} save={props.save} />
      </CardBody>
    </Card>
  )
}

function PortalForm(props: { portal: PortalView; mayEdit: boolean; save: SettingsActs['savePortal'] }) {
  const t = useTranslations('setting.portal')
  const tu = useTranslations('ui')
  const router = useRouter()
  const { busy, run } = useAct()
  const [language, setLanguage] = useState(props.portal.language)
  const [timeZone, setTimeZone] = useState(props.portal.timeZone)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await run(() => props.save({ language, timeZone }), tu('saved'))
    router.refresh()
  }
  return (
    <form onSubmit={submit} className="grid items-end gap-3 border-t pt-4 sm:grid-cols-[1fr_1fr_auto]">
      <FormField label={t('language')}>
        {(links) => (
          <Select
            {...links}
            value={language}
            disabled={!props.mayEdit}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {t(`languages.${locale}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField label={t('timeZone')}>
        {(links) => (
          <Input
            {...links}
            value={timeZone}
            disabled={!props.mayEdit}
            onChange={(event) => setTimeZone(event.target.value)}
          />
        )}
      </FormField>
      <Button type="submit" busy={busy} disabled={!props.mayEdit}>
        {tu('save')}
      </Button>
    </form>
  )
}
