'use client'
import { useTranslations } from 'use-intl'
import { useSurroundings } from './designer-context.tsx'

/** Bitrix24's own types of CRM items that a route can start from; smart processes come from the portal. */
export const ownTypes = [2, 1, 3, 4] as const

/** Names a type of CRM items; a smart process whose title was not read is called by its first pipeline. */
export function useTypeTitle(): (entityTypeId: number) => string {
  const t = useTranslations('designer.inspector.type')
  const { pipelines, itemTypes } = useSurroundings().catalogue
  return (id) => {
    const own = ownTypes.find((each) => each === id)
    if (own) return t(`t${own}`)
    const known = itemTypes?.find((each) => each.entityTypeId === id)?.title
    return (
      known || (pipelines?.find((each) => each.entityTypeId === id)?.name ?? t('other', { id: String(id) }))
    )
  }
}
