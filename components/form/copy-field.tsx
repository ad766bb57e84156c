'use client'
import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'

/** A value to be carried elsewhere: read only, selected whole, copied by a button. */
export function CopyField(props: { label: ReactNode; hint?: ReactNode; value: string }) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(props.value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <FormField label={props.label} hint={props.hint}>
      {(links) => (
        <span className="flex gap-2">
          <Input
            {...links}
            readOnly
            value={props.value}
            onFocus={(event) => event.target.select()}
            className="font-mono text-xs sm:text-xs"
          />
          <Button size="icon" onClick={copy} aria-label={t(copied ? 'copied' : 'copy')}>
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          </Button>
        </span>
      )}
    </FormField>
  )
}
