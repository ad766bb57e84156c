'use client'
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { providerTitles } from '#lib/route/gallery/sketch.ts'
import { say } from '#lib/sentence.ts'
import type { Services } from './view.ts'

/** The services that a ready route is meant for, and whether the portal has them. */
export function ServiceBadges({ providers, services }: { providers: readonly string[]; services: Services }) {
  const t = useTranslations('route.gallery')
  const said = useSaid()
  return (
    <span className="flex flex-wrap gap-1.5">
      {providers.map((id) => {
        const name = said(providerTitles[id] ?? say(id, id))
        const has = services.connected.includes(id)
        const known = services.known.includes(id)
        const Icon = has ? CircleCheck : known ? CircleDashed : CircleSlash
        return (
          <Badge key={id} tone={has ? 'neutral' : 'warn'}>
            <Icon aria-hidden="true" />
            {has ? name : `${name}: ${t(known ? 'unconnected' : 'unknown')}`}
          </Badge>
        )
      })}
    </span>
  )
}
