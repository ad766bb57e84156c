import { addressOf, filterOf, pageLimit } from '#app/envelope-filter.ts'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Dashboard } from '#components/envelope/dashboard.tsx'
import { readFilters } from '#components/envelope/filters.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { countEnvelopes, listEnvelopes } from '#lib/db/envelope-list.ts'
import { listRouteNames } from '#lib/db/route-list.ts'

export default async function EnvelopesPage(props: {
  searchParams: Promise<Parameters<typeof addressOf>[0]>
}) {
  const user = await requireRight('envelope:read')
  const { locale } = await readReader()
  const filters = readFilters(addressOf(await props.searchParams))
  const { db } = web()
  const portalId = user.portalId ?? 0
  const [first, counts, routes] = await Promise.all([
    listEnvelopes(db, portalId, filterOf(filters), { limit: pageLimit }),
    countEnvelopes(db, portalId),
    listRouteNames(db, portalId),
  ])
  const t = getTranslator(locale, 'envelope')
  return (
    <Texts locale={locale} of={['envelope']}>
      <PageHead title={t('title')} label={t('title')} />
      <PageBody>
        <Dashboard
          first={first}
          counts={counts}
          filters={filters}
          routes={routes}
          mayEdit={may(user.role, 'route:edit')}
        />
      </PageBody>
    </Texts>
  )
}
