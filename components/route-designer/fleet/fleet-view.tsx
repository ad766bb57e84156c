'use client'
import { ArrowLeft, Radio, RefreshCwOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useKept } from '#components/live/use-kept.ts'
import { useLive } from '#components/live/use-live.ts'
import type { VersionDesk } from '#components/route-designer/answer.ts'
import { useGraphOf } from '#components/route-designer/versions/use-graph-of.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Select } from '#components/ui/select.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { FleetRead, FleetVersion } from './answer.ts'
import { FleetStage } from './fleet-stage.tsx'
import { type FleetMode, ModeChoice } from './mode-choice.tsx'
import { fleetDesk } from './read-fleet.ts'

/** In a stream of news this is read so often, and durations, which change slowly, so seldom. */
const restMs = { places: 1_500, durations: 15_000 }

type Props = {
  routeId: string
  /** The version in force. */
  published: number
  desk: VersionDesk
  onClose(): void
}

/** The route with everything that is on its way along it, kept true by news: where it stands, or how long it takes. */
export default function FleetView({ routeId, published, desk: versions, onClose }: Props) {
  const t = useTranslations('designer.fleet')
  const [desk] = useState(() => fleetDesk(routeId))
  const [version, setVersion] = useState<FleetVersion>(published)
  const [mode, setMode] = useState<FleetMode>('places')
  const [news, setNews] = useState(0)
  const graph = useGraphOf(versions, version === 'all' ? published : version)
  const places = useKept(`${version}`, restMs.places, () => desk.places(version))
  const durations = useKept(`${version} ${mode}`, restMs.durations, () =>
    mode === 'durations' ? desk.durations(version) : Promise.resolve({ sample: 0, nodes: [], ways: [] }),
  )
  const changed = () => {
    setNews((count) => count + 1)
    places.again()
    if (mode === 'durations') durations.again()
  }
  const { connected } = useLive(changed, changed)
  const away = !connected || places.failed
  const fleet = places.value
  return (
    <section
      aria-label={t('title')}
      data-testid="fleet"
      data-version={version}
      className="flex min-h-0 flex-1 flex-col"
    >
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1">
        <Button look="ghost" size="sm" onClick={onClose}>
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </Button>
        <h2 className="font-semibold text-sm">{t('title')}</h2>
        <Versions fleet={fleet} published={published} value={version} onChange={setVersion} />
        <ModeChoice value={mode} onChange={setMode} />
        <p role="status" className="text-ink-soft text-sm">
          {fleet
            ? version === 'all'
              ? t('runningAll', { n: fleet.running })
              : t('running', { n: fleet.running, version })
            : null}
        </p>
        <span className="flex-1" />
        <Mark away={away}>{t(away ? 'away' : 'live')}</Mark>
      </header>
      {fleet && graph ? (
        <FleetStage
          key={`${version}`}
          graph={graph}
          version={version}
          mode={mode}
          fleet={fleet}
          durations={durations.value}
          desk={desk}
          news={news}
        />
      ) : places.failed ? (
        <EmptyState
          icon={RefreshCwOff}
          title={t('failed')}
          text={t('failedText')}
          action={<Button onClick={places.again}>{t('retry')}</Button>}
        />
      ) : (
        <Spinner className="m-auto" />
      )}
    </section>
  )
}

function Mark({ away, children }: { away: boolean; children: ReactNode }) {
  const Icon = away ? RefreshCwOff : Radio
  return (
    <span className="flex items-center gap-1.5 text-ink-faint text-xs max-lg:sr-only">
      <Icon aria-hidden="true" className={away ? 'size-3.5 text-warn' : 'size-3.5 text-good'} />
      {children}
    </span>
  )
}

function Versions(props: {
  fleet: FleetRead | null
  published: number
  value: FleetVersion
  onChange(version: FleetVersion): void
}) {
  const t = useTranslations('designer.fleet')
  const { fleet, published, value } = props
  const known = fleet?.versions.map(({ number }) => number) ?? [published]
  const offered = typeof value === 'number' && !known.includes(value) ? [value, ...known] : known
  return (
    <Select
      className="w-52"
      aria-label={t('version')}
      value={String(value)}
      onChange={({ target }) => props.onChange(target.value === 'all' ? 'all' : Number(target.value))}
    >
      {offered.map((number) => (
        <option key={number} value={number}>
          {t(number === published ? 'inForce' : 'one', { n: number })}
        </option>
      ))}
      <option value="all">{t('all')}</option>
    </Select>
  )
}
