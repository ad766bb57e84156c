'use client'
import { FolderSearch } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { usePortalDesk } from './portal-desk.tsx'
import { useDriveFile } from './use-drive-file.ts'

const DrivePicker = lazy(() => import('./drive-picker.tsx'))

/** A file of Drive: chosen by its name, or by its number for those who know it. */
export function DriveSetting(props: { value: string; onChange(fileId: string): void }) {
  const { value, onChange } = props
  const t = useTranslations('designer.inspector.drive')
  const desk = usePortalDesk()
  const readOnly = useDesigner((state) => state.readOnly)
  const [open, setOpen] = useState(false)
  const file = useDriveFile(value)
  const named = value === '' ? t('none') : file.name
  return (
    <div className="grid gap-2.5">
      <div className="grid gap-1.5">
        <span className="font-medium text-sm">{t('file')}</span>
        <p className="break-words text-sm" aria-live="polite">
          {named ?? (file.refused ? <span className="text-bad">{file.refused}</span> : t('asking'))}
        </p>
        {desk && !readOnly ? (
          <Button size="sm" className="justify-start" onClick={() => setOpen(true)}>
            <FolderSearch aria-hidden="true" />
            {t('choose')}
          </Button>
        ) : null}
      </div>
      <FormField label={t('number')} hint={t('numberHint')}>
        {(links) => (
          <Input
            {...links}
            inputMode="numeric"
            value={value}
            onChange={(event) => onChange(event.target.value.trim())}
          />
        )}
      </FormField>
      <Suspense>
        {open && desk ? (
          <DrivePicker
            desk={desk}
            onClose={() => setOpen(false)}
            onChoose={(chosen) => {
              setOpen(false)
              onChange(chosen.id)
            }}
          />
        ) : null}
      </Suspense>
    </div>
  )
}
