'use client'
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Group,
  type LucideIcon,
  Ungroup,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import { alignSelected, distributeSelected } from './arrange-selection.ts'
import { type Alignment, type Axis, alignments, axes } from './arrangement.ts'
import { keysOf } from './commands.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { ungrouping } from './groups/group-edit.ts'
import { groupSelected, ungroupSelected } from './groups/group-selection.ts'

const alignIcons: Readonly<Record<Alignment, LucideIcon>> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
}
const spreadIcons: Readonly<Record<Axis, LucideIcon>> = {
  across: AlignHorizontalDistributeCenter,
  down: AlignVerticalDistributeCenter,
}

/** Lines up what is selected, and puts frames around it. */
export function ArrangeButtons() {
  const t = useTranslations('designer.commands')
  const { store } = useSurroundings()
  const count = useDesigner(({ selection }) => selection.nodes.size + selection.notes.size)
  const mayGroup = useDesigner(({ selection }) => selection.nodes.size > 0)
  const mayUngroup = useDesigner(({ graph, selection }) => ungrouping(graph, selection) !== null)
  const tools = [
    { id: 'group' as const, icon: Group, idle: !mayGroup, run: () => groupSelected(store) },
    { id: 'ungroup' as const, icon: Ungroup, idle: !mayUngroup, run: () => ungroupSelected(store) },
    ...alignments.map((by) => ({
      id: `align-${by}` as const,
      icon: alignIcons[by],
      idle: count < 2,
      run: () => alignSelected(store.getState(), by),
    })),
    ...axes.map((axis) => ({
      id: `distribute-${axis}` as const,
      icon: spreadIcons[axis],
      idle: count < 3,
      run: () => distributeSelected(store.getState(), axis),
    })),
  ]
  return (
    <div
      role="toolbar"
      aria-label={t('groups.arrange')}
      className="flex flex-wrap gap-0.5 border-t px-3 py-2"
    >
      {tools.map(({ id, icon: Icon, idle, run }) => {
        const keys = keysOf(id)
        return (
          <Tooltip key={id} text={t(`names.${id}`)} {...(keys ? { keys } : {})}>
            <Button look="ghost" size="icon" aria-label={t(`names.${id}`)} disabled={idle} onClick={run}>
              <Icon aria-hidden="true" />
            </Button>
          </Tooltip>
        )
      })}
    </div>
  )
}
