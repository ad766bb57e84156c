'use client'
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  ClockAlert,
  Eye,
  FileX,
  Inbox,
  type LucideIcon,
  PenLine,
  Send,
  TriangleAlert,
} from 'lucide-react'
import { useLocale } from 'use-intl'
import { Badge, type Tone } from '#components/ui/badge.tsx'
import type { Status } from '#lib/envelope/status.ts'
import { statusNames } from '#lib/envelope/variables.ts'

/** Icon and tone of every status. The word always stands beside: colour only supports it. */
export const statusLooks: Readonly<Record<Status, { icon: LucideIcon; tone: Tone }>> = {
  preparing: { icon: CircleDashed, tone: 'neutral' },
  submitted: { icon: Send, tone: 'info' },
  delivered: { icon: Inbox, tone: 'info' },
  viewed: { icon: Eye, tone: 'info' },
  partially_signed: { icon: PenLine, tone: 'accent' },
  completed: { icon: CircleCheck, tone: 'good' },
  declined: { icon: CircleX, tone: 'bad' },
  expired: { icon: ClockAlert, tone: 'warn' },
  cancelled: { icon: Ban, tone: 'neutral' },
  revoked: { icon: FileX, tone: 'warn' },
  failed: { icon: TriangleAlert, tone: 'bad' },
}

export function StatusBadge({ status }: { status: Status }) {
  const locale = useLocale()
  const { icon: Icon, tone } = statusLooks[status]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      <span className="truncate">{statusNames[status][locale]}</span>
    </Badge>
  )
}
