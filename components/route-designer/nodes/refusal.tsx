import { Ban } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { mayConnect } from '#lib/route/connect.ts'
import type { RouteNode } from '#lib/route/graph.ts'

/** Why the line that is being drawn may not end here; '' when it may, or when none is being drawn. */
export function useRefusal(node: RouteNode): string {
  const said = useSaid()
  return useDesigner(({ drawing, graph }) => {
    if (!drawing || drawing.node === node.id) return ''
    const why = mayConnect(graph, drawing.node, drawing.outcome, node.id)
    return why ? said(why) : ''
  })
}

/** The reason, where the line would end. */
export function RefusalNote({ why }: { why: string }) {
  const t = useTranslations('designer.commands')
  return (
    <span className="pointer-events-none absolute top-full left-0 z-10 mt-1 hidden items-center gap-1.5 rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-float group-hover:flex">
      <Ban aria-hidden="true" className="size-3.5 shrink-0" />
      {t('mayNot', { why })}
    </span>
  )
}
