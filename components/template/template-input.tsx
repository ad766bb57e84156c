'use client'
import { Braces } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import { Popover, PopoverAnchor, PopoverContent } from '#components/ui/popover.tsx'
import type { Variables } from '#lib/envelope/template.ts'
import { unknownVariables, type VariableName } from '#lib/route/variable.ts'
import { fitting, insertVariable, type OpenPlace, openPlace, typedSince } from './completion.ts'
import { VariableList } from './variable-list.tsx'
import { useVariableText } from './variable-name.ts'

type Text = HTMLTextAreaElement & HTMLInputElement

export type TemplateInputProps = {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  value: string
  /** Shown beside the variables. */
  sample: Variables
  /** One line only. */
  line?: boolean
  disabled?: boolean
  onChange: (value: string) => void
}

/**
 * A text with `{{variables}}`: typing `{` or the button offers them with what each means and an example, arrows
 * choose, Enter or Tab puts one in, Escape leaves the text as it is.
 */
export function TemplateInput({ value, sample, line, disabled, onChange, ...named }: TemplateInputProps) {
  const t = useTranslations('template')
  const meaning = useVariableText()
  const field = useRef<Text>(null)
  const listId = useId()
  const [place, setPlace] = useState<(OpenPlace & { byButton?: boolean }) | null>(null)
  const [at, setAt] = useState(0)
  const offered = place ? fitting(place.typed, meaning) : []
  const chosen = offered[at]

  const look = () => {
    const { value: text = '', selectionStart } = field.current ?? {}
    const caret = selectionStart ?? 0
    const kept = place?.byButton ? typedSince(text, place.from, caret) : null
    setPlace(kept ? { ...kept, byButton: true } : openPlace(text, caret))
    setAt(0)
  }
  const open = () => {
    const caret = field.current?.selectionStart ?? value.length
    field.current?.focus()
    setPlace(openPlace(value, caret) ?? { from: caret, typed: '', byButton: true })
    setAt(0)
  }
  const put = (name: VariableName) => {
    const caret = field.current?.selectionStart ?? value.length
    const done = insertVariable(value, place?.from ?? caret, caret, name)
    onChange(done.text)
    setPlace(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(done.caret, done.caret)
    })
  }
  const press = (event: KeyboardEvent) => {
    if (!place) return
    if (event.key === 'Escape') setPlace(null)
    else if (!chosen) return
    else if (event.key === 'ArrowDown') setAt((at + 1) % offered.length)
    else if (event.key === 'ArrowUp') setAt((at + offered.length - 1) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') put(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const shared = {
    ...named,
    ref: field,
    value,
    disabled,
    autoComplete: 'off',
    'aria-haspopup': 'listbox' as const,
    'aria-autocomplete': 'list' as const,
    'aria-controls': offered.length > 0 ? listId : undefined,
    'aria-activedescendant': chosen ? `${listId}-${chosen}` : undefined,
    'aria-invalid': unknownVariables(value).length > 0 || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    onInput: look,
    onClick: look,
    onKeyDown: press,
    onBlur: () => setPlace(null),
  }
  return (
    <Popover open={place !== null}>
      <PopoverAnchor asChild>
        <div className="relative min-w-0">
          {line ? (
            <Input {...shared} className="pr-8" />
          ) : (
            <Textarea {...shared} rows={2} className="field-sizing-content block min-h-14 pr-8" />
          )}
          <Button
            look="ghost"
            size="icon-sm"
            disabled={disabled}
            className="absolute top-0.5 right-0.5"
            aria-label={t('insert')}
            title={t('insert')}
            // The caret stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={open}
          >
            <Braces aria-hidden="true" />
          </Button>
          <span role="status" className="sr-only">
            {place ? (offered.length > 0 ? t('offered', { n: offered.length }) : t('nothing')) : ''}
          </span>
        </div>
      </PopoverAnchor>
      <PopoverContent
        align="start"
        aria-label={t('list')}
        className="w-80 overflow-hidden p-0"
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => event.preventDefault()}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <VariableList id={listId} offered={offered} at={at} sample={sample} onChoose={put} />
      </PopoverContent>
    </Popover>
  )
}
