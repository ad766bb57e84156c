import { notFound } from 'next/navigation'
import { envelopeViewOf } from '#app/envelope-view.ts'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { isUuid } from '#app/uuid.ts'
import { web } from '#app/web.ts'
import { EnvelopePage } from '#components/envelope/envelope-page.tsx'
import { liveStateOf } from '#components/envelope/live-state.ts'
import { Picture } from '#components/envelope/picture.tsx'
import { StatusBadge } from '#components/envelope/status-badge.tsx'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { MoveOne } from '#components/version-move/move-one.tsx'
import { may } from '#lib/auth/permission.ts'
import { readEnvelope } from '#lib/db/envelope-view.ts'
import { readRoute } from '#lib/db/route-view.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { giveCommand } from './command.ts'
import { moveOne, previewOne } from './move.ts'

export default async function OneEnvelopePage(props: { params: Promise<{ id: string }> }) {
  const user = await requireRight('envelope:read')
  const { id } = await props.params
  const kept = isUuid(id) && user.portalId !== null ? await readEnvelope(web().db, user.portalId, id) : null
  if (!kept) notFound()
  const { locale } = await readReader()
  const t = getTranslator(locale, 'envelope')
  const view = envelopeViewOf(kept)
  const { graph, plan } = kept.version
  const catalogue = await catalogueOf(web().db, kept.row.portalId)
  const underWay = kept.row.phase === 'running' || kept.row.phase === 'revising'
  const mayMove = underWay && may(user.role, 'envelope:act')
  const route = mayMove ? await readRoute(web().db, kept.row.portalId, kept.row.routeId) : null
  const inForce = route?.publishedNumber ?? null
  const move =
    inForce !== null && inForce > kept.version.number ? (
      <MoveOne
        to={inForce}
        desk={{ preview: previewOne.bind(null, id, inForce), move: moveOne.bind(null, id, inForce) }}
      />
    ) : null
  return (
    <Texts locale={locale} of={['envelope', 'designer', 'move']}>
      <PageHead
        label={getTranslator(locale, 'shell')('breadcrumbs')}
        crumbs={[{ title: t('title'), href: '/' }]}
        title={view.title || t('untitled')}
        actions={<StatusBadge status={view.status} />}
      />
      <PageBody>
        <EnvelopePage
          view={view}
          mayAct={may(user.role, 'envelope:act')}
          command={giveCommand.bind(null, id)}
          move={move}
          picture={
            <Picture
              version={kept.version.number}
              graph={graph}
              state={liveStateOf(graph, plan, kept.row.state, kept.taken)}
              catalogue={{ ...catalogue, pipelines: null, fields: null }}
            />
          }
        />
      </PageBody>
    </Texts>
  )
}
