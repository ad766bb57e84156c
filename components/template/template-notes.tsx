'use client'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { renderTemplate, type Variables } from '#lib/envelope/template.ts'
import { nearest } from '#lib/route/near.ts'
import { renameVariable, unknownVariables, type VariableName, variableNames } from '#lib/route/variable.ts'

/** Below a template: names that are no variables, each with its cure, and how the text will read. */
export function TemplateNotes(props: {
  value: string
  sample: Variables
  disabled?: boolean
  onChange: (value: string) => void
}) {
  const { value } = props
  const t = useTranslations('template')
  const shown = renderTemplate(value, props.sample)
  return (
    <>
      {[...new Set(unknownVariables(value))].map((name) => {
        const [near] = nearest(name, variableNames) as VariableName[]
        return (
          <p key={name} className="flex items-start gap-1.5 text-bad text-xs">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              {t('unknown', { name: `{{${name}}}` })}{' '}
              {near && !props.disabled ? (
                <Button
                  size="sm"
                  className="mt-1 h-auto min-h-6 whitespace-normal px-1.5 text-xs"
                  onClick={() => props.onChange(renameVariable(value, name, near))}
                >
                  {t('replace', { name: `{{${near}}}` })}
                </Button>
              ) : null}
            </span>
          </p>
        )
      })}
      {shown === '' || shown === value.trim() ? null : (
        <p className="whitespace-pre-line break-words rounded-md bg-sunken px-2.5 py-1.5 text-ink-soft text-xs">
          <span className="sr-only">{t('preview')}: </span>
          {shown}
        </p>
      )}
    </>
  )
}
