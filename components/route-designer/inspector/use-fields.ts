'use client'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import type { SearchOption } from '#components/ui/search-select.tsx'
import type { CatalogueField } from '#lib/route/catalogue.ts'

/**
 * Fields that any of the route's types of item has, for a list; with their types in words where they are `mixed`.
 * Undefined when the portal could not be read.
 */
export function useFields(
  fits: (field: CatalogueField) => boolean = () => true,
  mixed = false,
): SearchOption[] | undefined {
  const t = useTranslations('designer.inspector')
  const { catalogue } = useSurroundings()
  const types = useStart()?.entityTypeIds ?? []
  const fields = catalogue.fields?.filter((field) => types.includes(field.entityTypeId) && fits(field))
  if (!fields) return undefined
  return [...new Map(fields.map((field) => [field.name, field])).values()].map(({ name, title, type }) => {
    const word = mixed ? typeWords[type] : undefined
    return { value: name, label: title, detail: word && t(`fieldTypes.${word}`) }
  })
}

/** What people call Bitrix24's types; others are told by their names alone. */
const typeWords: Readonly<
  Record<string, 'text' | 'number' | 'money' | 'date' | 'flag' | 'list' | 'file' | 'user' | 'link'>
> = {
  string: 'text',
  text: 'text',
  int: 'number',
  integer: 'number',
  double: 'number',
  money: 'money',
  date: 'date',
  datetime: 'date',
  bool: 'flag',
  boolean: 'flag',
  enumeration: 'list',
  crm_status: 'list',
  file: 'file',
  user: 'user',
  employee: 'user',
  crm: 'link',
  crm_company: 'link',
  crm_contact: 'link',
  crm_entity: 'link',
}

export const isFile = ({ type }: CatalogueField) => type === 'file'

/** A field into which something can be written. */
export const isOpen = ({ readOnly }: CatalogueField) => readOnly !== true
