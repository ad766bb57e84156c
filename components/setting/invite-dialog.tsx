'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyField } from '#components/form/copy-field.tsx'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { type Role, roles, type SettingsActs } from './view.ts'

export default function InviteDialog(props: {
  mayOwners: boolean
  onClose: () => void
  invite: SettingsActs['invite']
}) {
  const t = useTranslations('setting.members')
  const ta = useTranslations('access.roles')
  const formId = useId()
  const { busy, run } = useAct()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('manager')
  const [url, setUrl] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(() => props.invite(email, role))
    if (made) setUrl(made.url)
  }
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('inviteTitle')}
        foot={
          url ? null : (
            <Button type="submit" form={formId} look="primary" busy={busy}>
              {t('make')}
            </Button>
          )
        }
      >
        {url ? (
          <CopyField label={t('link')} hint={t('linkHint')} value={url} />
        ) : (
          <form id={formId} onSubmit={submit} className="grid gap-4">
            <FormField label={t('email')} required>
              {(links) => (
                <Input
                  {...links}
                  type="email"
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </FormField>
            <FormField label={t('role')}>
              {(links) => (
                <Select
                  {...links}
                  value={role}
                  onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}
                >
                  {roles
                    .filter((one) => props.mayOwners || one !== 'owner')
                    .map((one) => (
                      <option key={one} value={one}>
                        {ta(one)}
                      </option>
                    ))}
                </Select>
              )}
            </FormField>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}
