'use client'
import { useTranslations } from 'use-intl'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { SearchOption } from '#components/ui/search-select.tsx'

/**
 * Colleagues by their ids, with what they do: those who work, and the `chosen` ones whoever they are. Undefined when
 * the portal could not be read.
 */
export function useUsers(chosen: readonly string[] = []): SearchOption[] | undefined {
  const t = useTranslations('designer.inspector')
  const { users } = useSurroundings().catalogue
  return users
    ?.filter((user) => user.active || chosen.includes(user.id))
    .map(({ id, name, active, position }) => ({
      value: id,
      label: name,
      detail: active ? position : t('inactive'),
    }))
}
