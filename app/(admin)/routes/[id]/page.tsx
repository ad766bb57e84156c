import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { isUuid } from '#app/uuid.ts'
import { web } from '#app/web.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { Designer } from '#components/route-designer/designer.tsx'
import { PortalDeskProvider } from '#components/route-designer/inspector/portal-desk.tsx'
import { RenameRoute } from '#components/route-list/rename-route.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { MoveDoor } from '#components/version-move/move-door.tsx'
import { MoveMark } from '#components/version-move/move-mark.tsx'
import { may } from '#lib/auth/permission.ts'
import { countBehind } from '#lib/db/route-move.ts'
import { readRoute } from '#lib/db/route-view.ts'
import { catalogueForRoute } from '#lib/engine/portal-catalogue.ts'
import { stageOf } from '#lib/engine/rehearsed.ts'
import { verify } from '#lib/route/verify.ts'
import { keepDraft, publish, rename } from '../act.ts'
import { previewMove, readMoveRun, startMove } from './move-act.ts'
import { lookIntoDrive, readDriveFile, readPortalLists } from './portal-act.ts'
import { keepCopy, readDraft, readVersionGraph, readVersions } from './version-act.ts'

type Props = { params: Promise<{ id: string }> }

async function routeOf(props: Props) {
  const user = await requireRight('route:read')
  const { id } = await props.params
  const found = isUuid(id) && user.portalId !== null ? await readRoute(web().db, user.portalId, id) : null
  if (!found) notFound()
  return { user, id, row: found }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await routeOf(props)).row.name }
}

export default async function RoutePage(props: Props) {
  const { user, id, row } = await routeOf(props)
  const { locale } = await readReader()
  const t = getTranslator(locale, 'route')
  const mayEdit = may(user.role, 'route:edit')
  const moving = may(user.role, 'route:publish') ? row.publishedNumber : null
  const [catalogue, behind, stage] = await Promise.all([
    catalogueForRoute(web().db, row),
    moving === null ? [] : countBehind(web().db, id, moving),
    stageOf(web().engine, row.portalId),
  ])
  const mark =
    moving === null ? null : (
      <MoveMark to={moving} behind={behind.reduce((sum, { count }) => sum + count, 0)} />
    )
  return (
    <Texts locale={locale} of={['designer', 'move', 'route', 'template']}>
      <div className="flex h-[calc(100dvh-3rem)] flex-col md:h-dvh">
        <PageHead
          label={getTranslator(locale, 'shell')('breadcrumbs')}
          crumbs={[{ title: t('title'), href: '/routes' }]}
          title={row.name}
          actions={mayEdit ? <RenameRoute name={row.name} rename={rename.bind(null, id)} /> : null}
        />
        <div className="min-h-0 flex-1">
          <PortalDeskProvider desk={{ look: lookIntoDrive, file: readDriveFile, refresh: readPortalLists }}>
            <Designer
              key={id}
              route={{ id, name: row.name }}
              stored={{ graph: row.draft, revision: row.draftRevision, by: row.draftBy }}
              catalogue={catalogue}
              storedFindings={verify(row.draft, catalogue)}
              published={row.publishedNumber}
              stage={stage}
              readOnly={!mayEdit}
              actions={mark}
              onSave={keepDraft.bind(null, id)}
              onPublish={publish.bind(null, id)}
              desk={{
                draft: readDraft.bind(null, id),
                versions: readVersions.bind(null, id),
                version: readVersionGraph.bind(null, id),
                keepCopy: keepCopy.bind(null, id),
              }}
            />
          </PortalDeskProvider>
        </div>
        {moving === null ? null : (
          <MoveDoor
            to={moving}
            desk={{
              preview: previewMove.bind(null, id),
              start: startMove.bind(null, id),
              run: readMoveRun.bind(null, id),
            }}
          />
        )}
      </div>
    </Texts>
  )
}
