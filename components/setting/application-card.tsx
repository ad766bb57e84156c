'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyField } from '#components/form/copy-field.tsx'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ApplicationInput, SettingsActs, SettingsView } from './view.ts'

const isLocal = (url: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(url)

/** Our address, where it goes in Bitrix24, and the keys that come back from there. */
export function ApplicationCard(props: { view: SettingsView; add: SettingsActs['addApplication'] }) {
  const { view } = props
  const t = useTranslations('setting')
  return (
    <Card>
      <CardHead title={t('application.title')} hint={t('application.hint')} />
      <CardBody className="grid gap-4">
        <CopyField label={t('address.title')} hint={t('address.hint')} value={view.publicUrl} />
        {isLocal(view.publicUrl) ? <Notice tone="warn">{t('address.local')}</Notice> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <CopyField label={t('address.handler')} value={`${view.publicUrl}/b24/app`} />
          <CopyField label={t('address.install')} value={`${view.publicUrl}/api/bitrix24/install`} />
        </div>
        <ul className="divide-y rounded-md border text-sm">
          {view.applications.length === 0 ? (
            <li className="px-3 py-2 text-ink-faint">{t('application.none')}</li>
          ) : null}
          {view.applications.map((application) => (
            <li key={application.id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2">
              <span className="font-medium">{application.label}</span>
              <code className="font-mono text-ink-soft text-xs">{application.clientId}</code>
              <span className="text-ink-faint text-xs">{application.oauthEndpoint}</span>
            </li>
          ))}
        </ul>
        {view.may.edit && view.may.installation ? (
          <ApplicationForm servers={view.oauthServers} add={props.add} />
        ) : null}
      </CardBody>
    </Card>
  )
}

function ApplicationForm(props: { servers: string[]; add: SettingsActs['addApplication'] }) {
  const t = useTranslations('setting.application')
  const router = useRouter()
  const { busy, run } = useAct()
  const blank: ApplicationInput = {
    clientId: '',
    clientSecret: '',
    oauthServer: props.servers[0] ?? '',
    label: 'Inkroute',
  }
  const [given, setGiven] = useState(blank)
  const put = (part: Partial<ApplicationInput>) => setGiven((held) => ({ ...held, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await run(async () => {
      const outcome = await props.add(given)
      return 'done' in outcome ? { done: true } : outcome
    }, t('added'))
    if (done) setGiven(blank)
    router.refresh()
  }
  return (
    <form onSubmit={submit} className="grid gap-3 border-t pt-4 sm:grid-cols-2">
      <FormField label={t('clientId')} required>
        {(links) => (
          <Input
            {...links}
            value={given.clientId}
            autoComplete="off"
            placeholder="local.…"
            onChange={(event) => put({ clientId: event.target.value.trim() })}
          />
        )}
      </FormField>
      <FormField label={t('clientSecret')} required>
        {(links) => (
          <Input
            {...links}
            type="password"
            autoComplete="new-password"
            value={given.clientSecret}
            onChange={(event) => put({ clientSecret: event.target.value.trim() })}
          />
        )}
      </FormField>
      <FormField label={t('server')}>
        {(links) => (
          <Select
            {...links}
            value={given.oauthServer}
            onChange={(event) => put({ oauthServer: event.target.value })}
          >
            {props.servers.map((server) => (
              <option key={server} value={server}>
                {server}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <FormField label={t('label')} required>
        {(links) => (
          <Input
            {...links}
            value={given.label}
            maxLength={80}
            onChange={(event) => put({ label: event.target.value })}
          />
        )}
      </FormField>
      <div className="sm:col-span-2">
        <Button type="submit" look="primary" busy={busy}>
          {t('add')}
        </Button>
      </div>
    </form>
  )
}
