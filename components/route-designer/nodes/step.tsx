import type { NodeProps } from '@xyflow/react'
import { Building2, Clock, UserRoundX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { FlowNode } from '#components/route-designer/to-flow.ts'
import { useStart } from '#components/route-designer/use-start.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { cn } from '#components/ui/cn.ts'
import { connectionOf } from '#lib/route/connection-of.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { participantTitle } from '#lib/route/participant.ts'
import { signatureTitles } from '#lib/route/titles.ts'
import { Card } from './card.tsx'

export function StepCard({ data: { node }, selected }: NodeProps<FlowNode>) {
  const t = useTranslations('designer.card')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  if (node.kind !== 'approve' && node.kind !== 'sign') return null
  const connection = connectionOf(node, catalogue)
  const { deadline } = node
  return (
    <Card
      node={node}
      selected={selected}
      subtitle={connection ? connection.label : <span className="text-bad">{t('noConnection')}</span>}
    >
      <div className="px-3">
        <People step={node} />
        <div className="mt-2 flex h-5 min-w-0 items-center gap-1 overflow-hidden">
          <Badge className="h-[18px] shrink-0 whitespace-nowrap text-2xs">
            {said(signatureTitles[node.signature])}
          </Badge>
          {node.party === 'counterparty' ? (
            <Badge className="h-[18px] min-w-0 text-2xs">
              <Building2 aria-hidden="true" className="size-3!" />
              <span className="truncate">{t('counterparty')}</span>
            </Badge>
          ) : null}
          {deadline ? (
            <Badge tone="warn" className="h-[18px] shrink-0 whitespace-nowrap text-2xs">
              <Clock aria-hidden="true" className="size-3!" />
              {t('deadline', {
                n: deadline.value,
                unit: deadline.unit === 'working-days' ? 'working' : deadline.unit,
              })}
            </Badge>
          ) : null}
        </div>
      </div>
    </Card>
  )
}

const shown = 3

/** Initials in the order in which people act: linked by a line one by one, overlapping when at the same time. */
function People({ step }: { step: StepNode }) {
  const t = useTranslations('designer.card')
  const said = useSaid()
  const { catalogue } = useSurroundings()
  const inputs = useStart()?.inputs ?? []
  const names = step.participants.map((who) => said(participantTitle(who, catalogue, inputs)))
  if (names.length === 0) {
    return (
      <p className="flex h-6 items-center gap-1.5 text-bad text-xs">
        <UserRoundX aria-hidden="true" className="size-4" />
        {t('nobody')}
      </p>
    )
  }
  const parallel = step.order === 'parallel' && names.length > 1
  const quorum =
    step.quorum === 'any'
      ? t('any')
      : typeof step.quorum === 'number'
        ? t('ofMany', { n: step.quorum, all: names.length })
        : null
  const few = names.slice(0, shown).map((name, place) => ({ name, place, key: `${place} ${name}` }))
  return (
    <p className="flex h-6 min-w-0 items-center" title={names.join(parallel ? ' + ' : ' → ')}>
      {few.map(({ name, place, key }) => (
        <span key={key} className={cn('flex items-center', parallel && place > 0 && '-ml-1.5')}>
          {place > 0 && !parallel ? <span className="h-px w-1.5 bg-line-strong" /> : null}
          <Avatar name={name} className="size-6 ring-2 ring-surface" />
        </span>
      ))}
      <span className="ml-2 min-w-0 truncate text-ink-soft text-xs">
        {names.length === 1
          ? names[0]
          : [
              names.length > shown ? t('more', { n: names.length - shown }) : null,
              parallel ? t('parallel') : null,
              quorum,
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
    </p>
  )
}
