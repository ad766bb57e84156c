'use client'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { Spinner } from '#components/ui/spinner.tsx'
import { toast } from '#components/ui/toast.tsx'
import type { DesignerProps } from './designer.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import type { View } from './use-doors.ts'

/* Loaded when they are opened: each is as heavy as the canvas itself. */
const VersionView = lazy(() => import('./versions/version-view.tsx'))
const SimulationView = lazy(() => import('./simulation/simulation-view.tsx'))
const FleetView = lazy(() => import('./fleet/fleet-view.tsx'))

type Props = { designer: DesignerProps; published: number | null; onClose(): void }

/** What takes the place of the diagram, one at a time. */
export function Views({ view, ...props }: Props & { view: View }) {
  return (
    <Suspense fallback={<Spinner className="m-auto" />}>
      <Shown view={view} {...props} />
    </Suspense>
  )
}

function Shown({ view, designer, published, onClose }: Props & { view: View }) {
  const { route, desk } = designer
  switch (view) {
    case 'simulate':
      return <SimulationView name={route.name} stage={designer.stage} onClose={onClose} />
    case 'versions':
      return <Versions designer={designer} onClose={onClose} />
    case 'fleet':
      return published === null ? null : (
        <FleetView routeId={route.id} published={published} desk={desk} onClose={onClose} />
      )
  }
}

function Versions({ designer, onClose }: Pick<Props, 'designer' | 'onClose'>) {
  const { store } = useSurroundings()
  const t = useTranslations('designer.versions')
  const readOnly = useDesigner((state) => state.readOnly)
  return (
    <VersionView
      desk={designer.desk}
      mayEdit={!readOnly}
      onClose={onClose}
      onRestore={(graph, number) => {
        if (!store.getState().edit({ do: 'replace', graph }, undefined, 'restore-version')) return
        onClose()
        toast.success(t('restored', { n: number }), { description: t('restoredText') })
      }}
    />
  )
}
