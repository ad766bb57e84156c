'use client'
import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import type { InputType, RouteInput } from '#lib/route/graph.ts'
import { InputOptions } from './input-options.tsx'

const inputTypes: readonly InputType[] = [
  'string',
  'text',
  'int',
  'double',
  'bool',
  'date',
  'datetime',
  'user',
  'select',
]

/** One input of the route; what is wrong with its name is told beside it. */
export function InputRow(props: {
  input: RouteInput
  /** Another input has this name. */
  taken: boolean
  onChange(next: RouteInput | null, field?: string): void
}) {
  const { input, onChange } = props
  const t = useTranslations('designer.inspector')
  const id = useId()
  const wrong = props.taken
    ? t('inputNameTaken')
    : /^[a-z][a-z0-9_]*$/.test(input.name)
      ? null
      : t('inputNameWrong')
  const retype = (type: InputType) => {
    const { options, ...rest } = input
    onChange(type === 'select' ? { ...rest, type, options: options ?? [] } : { ...rest, type })
  }
  return (
    <div className="grid gap-1.5 rounded-lg border p-2">
      <div className="flex gap-1.5">
        <Input
          aria-label={t('inputName')}
          aria-invalid={wrong !== null || undefined}
          aria-describedby={wrong ? id : undefined}
          maxLength={64}
          value={input.name}
          onChange={(event) => onChange({ ...input, name: event.target.value }, 'name')}
        />
        <Select
          aria-label={t('inputType')}
          value={input.type}
          onChange={(event) => retype(inputTypes.find((each) => each === event.target.value) ?? 'string')}
        >
          {inputTypes.map((type) => (
            <option key={type} value={type}>
              {t(`inputTypes.${type}`)}
            </option>
          ))}
        </Select>
        <Button
          look="ghost"
          size="icon"
          aria-label={t('removeItem', { what: input.name })}
          onClick={() => onChange(null)}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      {wrong ? (
        <p id={id} className="text-bad text-xs">
          {wrong}
        </p>
      ) : null}
      <div className="grid grid-cols-2 gap-1.5">
        {(['ru', 'en'] as const).map((locale) => (
          <Input
            key={locale}
            aria-label={`${t('inputLabel')} (${locale})`}
            placeholder={`${t('inputLabel')} (${locale})`}
            value={input.label[locale]}
            onChange={(event) =>
              onChange(
                { ...input, label: { ...input.label, [locale]: event.target.value } },
                `label ${locale}`,
              )
            }
          />
        ))}
      </div>
      {input.type === 'select' ? (
        <InputOptions
          value={input.options ?? []}
          onChange={(options, field) => onChange({ ...input, options }, field)}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
      <label className="flex items-center gap-2 text-sm">
        <Checkbox
          checked={input.required}
          onCheckedChange={(on) => onChange({ ...input, required: on === true })}
        />
        {t('inputRequired')}
      </label>
    </div>
  )
}
