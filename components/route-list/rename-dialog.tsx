'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'

export type RenameProps = { name: string; rename: (name: string) => Promise<Outcome> }

export default function RenameDialog(props: RenameProps & { onClose: () => void }) {
  const t = useTranslations('route')
  const tu = useTranslations('ui')
  const formId = useId()
  const router = useRouter()
  const { busy, run } = useAct()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name'))
    const outcome = await run(async () => {
      const result = await props.rename(name)
      return 'done' in result ? { done: true } : result
    }, tu('saved'))
    if (!outcome) return
    props.onClose()
    router.refresh()
  }
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('rename')}
        foot={
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {tu('save')}
          </Button>
        }
      >
        <form id={formId} onSubmit={submit}>
          <FormField label={t('name')} hint={t('renameHint')} required>
            {(links) => <Input {...links} name="name" defaultValue={props.name} maxLength={120} />}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}
