'use client'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Textarea } from '#components/ui/input.tsx'
import { itemClasses, panelClasses } from '#components/ui/menu.ts'
import type { VariableName } from '#lib/envelope/template.ts'
import { fitting, insertVariable, openPlace } from './completion.ts'
import { useVariableText } from './variable-name.ts'

/** A text with `{{variables}}`: typing `{{` offers them, arrows choose, Enter or Tab puts one in. */
export function TemplateArea(props: {
  label: string
  value: string
  rows?: number
  invalid?: boolean
  disabled?: boolean
  onChange: (value: string) => void
}) {
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const describe = useVariableText()
  const [place, setPlace] = useState<{ from: number; typed: string } | null>(null)
  const [at, setAt] = useState(0)
  const offered = place ? fitting(place.typed).slice(0, 8) : []
  const look = () => {
    const caret = area.current?.selectionStart ?? 0
    setPlace(openPlace(area.current?.value ?? '', caret))
    setAt(0)
  }
  const put = (name: VariableName) => {
    const caret = area.current?.selectionStart ?? props.value.length
    const done = insertVariable(props.value, place?.from ?? caret, caret, name)
    props.onChange(done.text)
    setPlace(null)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(done.caret, done.caret)
    })
  }
  const press = (event: KeyboardEvent) => {
    const chosen = offered[at]
    if (!chosen) return
    if (event.key === 'ArrowDown') setAt((at + 1) % offered.length)
    else if (event.key === 'ArrowUp') setAt((at + offered.length - 1) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') put(chosen)
    else if (event.key === 'Escape') setPlace(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative">
      <Textarea
        ref={area}
        aria-label={props.label}
        aria-haspopup="listbox"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={offered[at] ? `${listId}-${offered[at]}` : undefined}
        aria-invalid={props.invalid || undefined}
        disabled={props.disabled}
        value={props.value}
        rows={props.rows ?? 2}
        onChange={(event) => props.onChange(event.target.value)}
        onInput={look}
        onClick={look}
        onKeyDown={press}
        onBlur={() => setPlace(null)}
        className="field-sizing-content block min-h-0"
      />
      {offered.length > 0 ? (
        <div
          id={listId}
          role="listbox"
          className={cn(panelClasses, 'absolute top-full left-0 mt-1 w-80 p-1')}
        >
          {offered.map((name, order) => (
            <div
              key={name}
              id={`${listId}-${name}`}
              role="option"
              tabIndex={-1}
              aria-selected={order === at}
              onMouseDown={(event) => {
                event.preventDefault()
                put(name)
              }}
              className={cn(itemClasses, order === at && 'bg-hover')}
            >
              <span className="flex-1">{describe(name)}</span>
              <code className="text-ink-faint text-xs">{name}</code>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
