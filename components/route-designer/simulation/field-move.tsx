'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Move } from '#lib/route/scenario.ts'

/** Somebody fills in the field of the item that a wait looks at. */
export function FieldMove(props: { move: Extract<Move, { do: 'set-field' }>; onMake(move: Move): void }) {
  const { move, onMake } = props
  const t = useTranslations('designer.simulation')
  const title = useFieldTitle()(move.field)
  const [value, setValue] = useState(move.value)
  return (
    <form
      className="grid gap-2 rounded-lg border bg-surface p-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        onMake({ ...move, value })
      }}
    >
      <FormField label={title}>
        {(links) => <Input {...links} value={value} onChange={(event) => setValue(event.target.value)} />}
      </FormField>
      <Button type="submit" size="sm" look="primary" className="justify-self-start">
        {t('fill')}
      </Button>
    </form>
  )
}

/** What people call a field of the item. */
export function useFieldTitle(): (field: string) => string {
  const { catalogue } = useSurroundings()
  return (field) => catalogue.fields?.find(({ name }) => name === field)?.title ?? field
}
