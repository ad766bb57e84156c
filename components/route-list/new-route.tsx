'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { type RouteSample, routeSamples } from './view.ts'

export default function NewRoute(props: {
  open: boolean
  onClose: () => void
  create: (name: string, sample: RouteSample) => Promise<Outcome<{ id: string }>>
}) {
  const t = useTranslations('route')
  const formId = useId()
  const router = useRouter()
  const { busy, run } = useAct()
  const [sample, setSample] = useState<RouteSample>('supply')
  const [name, setName] = useState('')
  const proposed = sample === 'blank' ? '' : t(`sample.${sample}.name`)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(() => props.create(name || proposed, sample))
    if (made) router.push(`/routes/${made.id}`)
  }
  return (
    <Dialog open={props.open} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('new')}
        foot={
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {t('create')}
          </Button>
        }
      >
        <form id={formId} onSubmit={submit} className="grid gap-4">
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium text-sm">{t('sample.title')}</legend>
            {routeSamples.map((one) => (
              <label
                key={one}
                htmlFor={`${formId}-${one}`}
                className="flex cursor-pointer gap-3 rounded-lg border p-3 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-wash"
              >
                <input
                  id={`${formId}-${one}`}
                  type="radio"
                  name="sample"
                  checked={sample === one}
                  onChange={() => setSample(one)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span>
                  <span className="block font-medium text-sm">{t(`sample.${one}.name`)}</span>
                  <span className="block text-ink-soft text-xs">{t(`sample.${one}.text`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <FormField label={t('name')} hint={t('nameHint')} required={sample === 'blank'}>
            {(links) => (
              <Input
                {...links}
                value={name}
                maxLength={120}
                placeholder={proposed}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}
