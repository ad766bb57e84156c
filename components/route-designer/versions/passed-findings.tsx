'use client'
import { Info, TriangleAlert } from 'lucide-react'
import { useSaid } from '#components/i18n/said.tsx'
import type { Finding } from '#lib/route/finding.ts'

/** What the verifier said when the version was published: history, so there is nothing to cure here. */
export function PassedFindings({ findings }: { findings: readonly Finding[] }) {
  const said = useSaid()
  return (
    <ul className="grid gap-1 rounded-lg bg-sunken px-2.5 py-2">
      {findings.map((finding) => {
        const warns = finding.severity !== 'note'
        const Icon = warns ? TriangleAlert : Info
        return (
          <li key={`${finding.rule} ${finding.node} ${finding.text.en}`} className="flex gap-2 text-xs">
            <Icon
              aria-hidden="true"
              className={warns ? 'size-4 shrink-0 text-warn' : 'size-4 shrink-0 text-info'}
            />
            <span className="min-w-0">{said(finding.text)}</span>
          </li>
        )
      })}
    </ul>
  )
}
