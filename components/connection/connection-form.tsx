'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyField } from '#components/form/copy-field.tsx'
import { useAct } from '#components/form/use-act.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { ConnectionActs } from './acts.ts'
import { FieldControl } from './field-control.tsx'
import { type ConnectionView, isAsked, type ProviderView } from './view.ts'

export function ConnectionForm(props: {
  provider: ProviderView
  connection: ConnectionView | null
  acts: ConnectionActs
  onDone: () => void
}) {
  const { provider, connection, acts } = props
  const t = useTranslations('connection')
  const say = useSaid()
  const router = useRouter()
  const { busy, run } = useAct()
  const [label, setLabel] = useState(connection?.label ?? provider.name)
  const [values, setValues] = useState(() => startingValues(provider, connection))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await run(
      () => acts.save(connection?.id ?? null, { provider: provider.id, label, values }),
      t('form.saved'),
    )
    if (!saved) return
    const check = await run(() => acts.check(saved.id))
    const [warning] = check?.warnings ?? []
    if (check?.ok && !warning) toast.success(t('checkOk', { account: check.account }))
    if (warning) toast.warning(t('checkWarn'), { description: say(warning) })
    router.refresh()
    props.onDone()
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <FormField label={t('form.label')} hint={t('form.labelHint')} required>
        {(links) => (
          <Input
            {...links}
            value={label}
            maxLength={120}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </FormField>
      {provider.fields
        .filter((field) => isAsked(field, values))
        .map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            kept={connection !== null}
            onChange={(value) => setValues((held) => ({ ...held, [field.name]: value }))}
          />
        ))}
      {connection && provider.hearsPushes ? (
        <CopyField label={t('form.pushUrl')} hint={t('form.pushHint')} value={connection.pushUrl} />
      ) : null}
      <div className="sticky -bottom-5 -mx-5 flex justify-end border-t bg-raised px-5 py-3">
        <Button type="submit" look="primary" busy={busy}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  )
}

const startingValues = (provider: ProviderView, connection: ConnectionView | null): Record<string, string> =>
  Object.fromEntries(
    provider.fields.map((field) => [field.name, connection?.settings[field.name] ?? field.default ?? '']),
  )
