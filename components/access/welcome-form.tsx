'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type Denied, signIn } from './sign-in.ts'

export function WelcomeForm(props: { token: string; email?: string; leastPassword: number }) {
  const t = useTranslations('access')
  const [denied, setDenied] = useState<Denied | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const fields = Object.fromEntries(
      ['name', 'email', 'password'].map((key) => [key, String(form.get(key))]),
    )
    setBusy(true)
    const refusal = await signIn('one-time-link', { ...fields, token: props.token })
    if (refusal === null) return location.assign('/')
    setDenied(refusal)
    setBusy(false)
  }
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      {denied ? <Notice tone="bad">{t(`denied.${denied}`)}</Notice> : null}
      <FormField label={t('welcome.name')}>
        {(links) => (
          <Input {...links} name="name" autoComplete="name" required maxLength={120} className="h-10" />
        )}
      </FormField>
      <FormField label={t('signIn.email')}>
        {(links) => (
          <Input
            {...links}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={props.email}
            required
            className="h-10"
          />
        )}
      </FormField>
      <FormField
        label={t('welcome.password')}
        hint={t('welcome.passwordHint', { least: props.leastPassword })}
      >
        {(links) => (
          <Input
            {...links}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={props.leastPassword}
            required
            className="h-10"
          />
        )}
      </FormField>
      <Button type="submit" look="primary" size="lg" busy={busy}>
        {t('welcome.submit')}
      </Button>
    </form>
  )
}
