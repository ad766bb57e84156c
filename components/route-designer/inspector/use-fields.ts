'use client'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { useStart } from '#components/route-designer/use-start.ts'
import type { SearchOption } from '#components/ui/search-select.tsx'

/** Fields that any of the route's types of item has, for a list; undefined when the portal could not be read. */
export function useFields(fits: (type: string) => boolean = () => true): SearchOption[] | undefined {
  const { catalogue } = useSurroundings()
  const types = useStart()?.entityTypeIds ?? []
  const titles = new Map(
    catalogue.fields
      ?.filter((field) => types.includes(field.entityTypeId) && fits(field.type))
      .map((field) => [field.name, field.title]),
  )
  return catalogue.fields ? [...titles].map(([value, label]) => ({ value, label })) : undefined
}

export const isFile = (type: string) => type === 'file'
