'use client'
import { useTranslations } from 'use-intl'
import type { VariableName } from '#lib/route/variable.ts'

type Dashed<S extends string> = S extends `${infer A}.${infer B}` ? `${A}-${Dashed<B>}` : S

/** Says what a variable holds. A dot would mean nesting to the texts, so their names have dashes. */
export function useVariableText(): (name: VariableName) => string {
  const t = useTranslations('template.variable')
  return (name) => t(name.replaceAll('.', '-') as Dashed<VariableName>)
}
