'use client'
import { useState } from 'react'
import { cn } from '#components/ui/cn.ts'
import type { FieldLinks } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'

/** A whole number within bounds. What is typed stays as it is until the field is left, so that it can be cleared first. */
export function WholeNumber(
  props: Partial<FieldLinks> & {
    'aria-label'?: string
    value: number
    min: number
    max?: number
    className?: string
    onChange(value: number): void
  },
) {
  const { value, min, max = Number.MAX_SAFE_INTEGER, className, onChange, ...links } = props
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    const number = text.trim() === '' ? Number.NaN : Math.round(Number(text))
    return Number.isFinite(number) && number >= min && number <= max ? number : null
  }
  return (
    <Input
      {...links}
      type="number"
      inputMode="numeric"
      min={min}
      max={props.max}
      className={cn('w-20', className)}
      aria-invalid={(typed !== null && read(typed) === null) || undefined}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value)
        const number = read(event.target.value)
        if (number !== null) onChange(number)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
