import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { RouteTable } from '#components/route-list/route-table.tsx'
import { AddLink } from '#components/shell/add-link.tsx'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { listConnections } from '#lib/db/connection-list.ts'
import { listRoutes } from '#lib/db/route-list.ts'
import { describeProviders } from '#lib/engine/provider-descriptions.ts'
import { makeRoute } from './act.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await readReader()).locale, 'route')('title') }
}

export default async function RoutesPage() {
  const user = await requireRight('route:read')
  const { locale } = await readReader()
  const portalId = user.portalId ?? 0
  const [rows, connections] = await Promise.all([
    listRoutes(web().db, portalId),
    listConnections(web().db, portalId),
  ])
  const services = {
    known: describeProviders().map(({ id }) => id),
    connected: [
      ...new Set(connections.filter(({ state }) => state !== 'off').map(({ provider }) => provider)),
    ],
  }
  const t = getTranslator(locale, 'route')
  const mayEdit = may(user.role, 'route:edit') && user.portalId !== null
  return (
    <Texts locale={locale} of={['route']}>
      <PageHead
        title={t('title')}
        label={t('title')}
        actions={mayEdit ? <AddLink href="/routes?new=1" text={t('new')} /> : null}
      />
      <PageBody>
        <RouteTable rows={rows} mayEdit={mayEdit} services={services} create={makeRoute} />
      </PageBody>
    </Texts>
  )
}
