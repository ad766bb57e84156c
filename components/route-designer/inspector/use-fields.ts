'use client'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'

export type Option = { value: string; label: string }

/** Fields that every type of item of the route has, for a list; undefined when the portal could not be read. */
export function useFields(fits: (type: string) => boolean = () => true): Option[] | undefined {
  const { catalogue } = useSurroundings()
  const start = useDesigner((state) => state.graph.nodes.find((node) => node.kind === 'start'))
  const types = start?.kind === 'start' ? start.entityTypeIds : []
  const titles = new Map(
    catalogue.fields
      ?.filter((field) => types.includes(field.entityTypeId) && fits(field.type))
      .map((field) => [field.name, field.title]),
  )
  return catalogue.fields ? [...titles].map(([value, label]) => ({ value, label })) : undefined
}
