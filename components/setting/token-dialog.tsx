'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyField } from '#components/form/copy-field.tsx'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { type Scope, type SettingsActs, scopes } from './view.ts'

type Dashed<S extends string> = S extends `${infer A}:${infer B}` ? `${A}-${B}` : S

export default function TokenDialog(props: { make: SettingsActs['makeToken']; onClose: () => void }) {
  const t = useTranslations('setting.tokens')
  const formId = useId()
  const { busy, run } = useAct()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Scope[]>(['envelopes:read', 'envelopes:write', 'routes:read'])
  const [token, setToken] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(() => props.make(name, chosen))
    if (made) setToken(made.token)
  }
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('new')}
        foot={
          token ? null : (
            <Button type="submit" form={formId} look="primary" busy={busy} disabled={chosen.length === 0}>
              {t('make')}
            </Button>
          )
        }
      >
        {token ? (
          <CopyField label={t('token')} hint={t('once')} value={token} />
        ) : (
          <form id={formId} onSubmit={submit} className="grid gap-4">
            <FormField label={t('name')} required>
              {(links) => (
                <Input
                  {...links}
                  value={name}
                  maxLength={80}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </FormField>
            <fieldset className="grid gap-2">
              <legend className="mb-1.5 font-medium text-sm">{t('scopes')}</legend>
              {scopes.map((scope) => (
                <span key={scope} className="flex items-center gap-2 text-sm">
                  <Checkbox
                    id={`${formId}-${scope}`}
                    checked={chosen.includes(scope)}
                    onCheckedChange={(on) =>
                      setChosen(scopes.filter((one) => (one === scope ? on === true : chosen.includes(one))))
                    }
                  />
                  <label htmlFor={`${formId}-${scope}`}>
                    {t(`scope.${scope.replace(':', '-') as Dashed<Scope>}`)}
                  </label>
                  <code className="text-ink-faint text-xs">{scope}</code>
                </span>
              ))}
            </fieldset>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}
