'use client'
import { FilePen, Tag } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Ago } from '#components/i18n/moment.tsx'
import type { VersionLine } from '#components/route-designer/answer.ts'
import { Badge } from '#components/ui/badge.tsx'
import { cn } from '#components/ui/cn.ts'

/** A stage of the route: the draft, or a version by its number. */
export type Stage = 'draft' | number

/** The draft and the published versions, the latest first. */
export function VersionList(props: {
  versions: readonly VersionLine[]
  current: Stage
  onChoose(stage: Stage): void
}) {
  const t = useTranslations('designer.versions')
  const { versions, current, onChoose } = props
  const inForce = versions[0]?.number
  return (
    <nav
      aria-label={t('title')}
      className="flex w-72 shrink-0 flex-col gap-0.5 overflow-y-auto border-r p-2 max-lg:w-56 max-md:max-h-40 max-md:w-full max-md:border-r-0 max-md:border-b"
    >
      <Choice current={current === 'draft'} onChoose={() => onChoose('draft')} testId="version:draft">
        <span className="flex items-center gap-2 font-medium text-sm">
          <FilePen aria-hidden="true" className="size-4 text-ink-faint" />
          {t('draft')}
        </span>
      </Choice>
      {versions.map((version) => (
        <Choice
          key={version.number}
          current={current === version.number}
          onChoose={() => onChoose(version.number)}
          testId={`version:${version.number}`}
        >
          <span className="flex items-center gap-2">
            <Tag aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            <span className="flex-1 font-medium text-sm">{t('current', { n: version.number })}</span>
            {version.number === inForce ? <Badge tone="accent">{t('inForce')}</Badge> : null}
          </span>
          <span className="flex gap-1 pl-6 text-ink-faint text-xs">
            <span className="truncate">{version.publishedBy}</span>
            <span aria-hidden="true">·</span>
            <Ago at={version.publishedAt} past short className="shrink-0" />
          </span>
          {version.note ? (
            <span className="line-clamp-3 pl-6 text-ink-soft text-xs">{version.note}</span>
          ) : null}
          <span className="flex flex-wrap gap-1 pl-6 empty:hidden">
            {version.running > 0 ? <Badge tone="info">{t('running', { n: version.running })}</Badge> : null}
            {warningsOf(version) > 0 ? (
              <Badge tone="warn">{t('findings', { n: warningsOf(version) })}</Badge>
            ) : null}
          </span>
        </Choice>
      ))}
    </nav>
  )
}

const warningsOf = ({ findings }: VersionLine): number =>
  findings.filter((finding) => finding.severity === 'warning').length

function Choice(props: { current: boolean; testId: string; onChoose(): void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      data-testid={props.testId}
      aria-current={props.current || undefined}
      onClick={props.onChoose}
      className={cn(
        'grid w-full shrink-0 gap-0.5 rounded-lg px-2.5 py-2 text-left hover:bg-hover',
        props.current && 'bg-accent-wash hover:bg-accent-wash',
      )}
    >
      {props.children}
    </button>
  )
}
