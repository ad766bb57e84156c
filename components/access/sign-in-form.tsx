'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type Denied, signIn } from './sign-in.ts'

export function SignInForm() {
  const t = useTranslations('access')
  const [denied, setDenied] = useState<Denied | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const refusal = await signIn('password', {
      email: String(form.get('email')),
      password: String(form.get('password')),
    })
    if (refusal === null) return location.assign('/')
    setDenied(refusal)
    setBusy(false)
  }
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      {denied ? <Notice tone="bad">{t(`denied.${denied}`)}</Notice> : null}
      <FormField label={t('signIn.email')}>
        {(links) => (
          <Input {...links} name="email" type="email" autoComplete="username" required className="h-10" />
        )}
      </FormField>
      <FormField label={t('signIn.password')}>
        {(links) => (
          <Input
            {...links}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            className="h-10"
          />
        )}
      </FormField>
      <Button type="submit" look="primary" size="lg" busy={busy}>
        {t('signIn.submit')}
      </Button>
      <p className="text-ink-faint text-xs">{t('signIn.first')}</p>
    </form>
  )
}
