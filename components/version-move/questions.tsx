'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { MoveAnswers, MoveQuestion } from '#lib/envelope/move/verdict.ts'

/** What a person must decide before the move, each with its answers. */
export function Questions(props: {
  questions: readonly MoveQuestion[]
  answers: MoveAnswers
  onAnswer(answers: MoveAnswers): void
}) {
  const t = useTranslations('move')
  const said = useSaid()
  return (
    <div className="grid gap-3">
      {props.questions.map(({ id, text, options }) => (
        <FormField key={id} label={said(text)}>
          {(links) => (
            <Select
              {...links}
              value={props.answers[id] ?? ''}
              onChange={(event) => props.onAnswer({ ...props.answers, [id]: event.target.value })}
            >
              <option value="">{t('undecided')}</option>
              {options.map((option) => (
                <option key={option.id} value={option.id}>
                  {said(option.text)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      ))}
    </div>
  )
}
