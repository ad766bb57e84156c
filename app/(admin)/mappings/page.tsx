import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { MappingEditor } from '#components/mapping/mapping-editor.tsx'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { listRouteNames } from '#lib/db/route-list.ts'
import { previewEnvelopes } from '#lib/engine/mapping-preview.ts'
import { heldMapping } from '#lib/engine/mappings.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { describeProviders } from '#lib/engine/provider-descriptions.ts'
import { defaultMapping } from '#lib/envelope/mapping.ts'
import { keepMapping, readPortalAnew } from './act.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await readReader()).locale, 'mapping')('title') }
}

export default async function MappingsPage(props: { searchParams: Promise<{ route?: string | string[] }> }) {
  const user = await requireRight('mapping:read')
  const { locale } = await readReader()
  const asked = (await props.searchParams).route
  const { db, engine } = web()
  const portalId = user.portalId ?? 0
  const routes = await listRouteNames(db, portalId)
  const routeId = routes.find(({ id }) => id === asked)?.id ?? null
  const [ofPortal, held, catalogue, previews] = await Promise.all([
    heldMapping(db, portalId, null),
    heldMapping(db, portalId, routeId),
    catalogueOf(db, portalId),
    previewEnvelopes(engine, portalId, routeId),
  ])
  const t = getTranslator(locale, 'mapping')
  return (
    <Texts locale={locale} of={['mapping', 'template']}>
      <PageHead title={t('title')} label={t('title')} />
      <PageBody>
        <MappingEditor
          key={routeId}
          view={{
            routeId,
            routes,
            portal: ofPortal.mapping ?? defaultMapping,
            own: held.mapping ?? { schema: 1, rows: {} },
            revision: held.revision,
            changedBy: held.changedBy,
            // A row names a pipeline by its number, and the number of the leads' is that of the deals' first one.
            pipelines: catalogue.pipelines?.filter(({ entityTypeId }) => entityTypeId !== 1) ?? null,
            fields: catalogue.fields ?? [],
            providers: describeProviders(),
            previews,
          }}
          mayEdit={may(user.role, 'mapping:edit') && user.portalId !== null}
          save={keepMapping}
          refreshPortal={readPortalAnew}
        />
      </PageBody>
    </Texts>
  )
}
