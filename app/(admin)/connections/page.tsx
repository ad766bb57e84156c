import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Connections } from '#components/connection/connections.tsx'
import type { ProviderView } from '#components/connection/view.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { AddLink } from '#components/shell/add-link.tsx'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { listConnections } from '#lib/db/connection-list.ts'
import { describeProviders } from '#lib/engine/provider-descriptions.ts'
import { saveConnection, testConnection, turnConnection } from './act.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await readReader()).locale, 'connection')('title') }
}

export default async function ConnectionsPage() {
  const user = await requireRight('connection:read')
  const { locale } = await readReader()
  const { db, env } = web()
  const connections = await listConnections(db, user.portalId ?? 0)
  const t = getTranslator(locale, 'connection')
  const mayEdit = may(user.role, 'connection:edit') && user.portalId !== null
  return (
    <Texts locale={locale} of={['connection']}>
      <PageHead
        title={t('title')}
        label={t('title')}
        actions={mayEdit ? <AddLink href="/connections?new=1" text={t('new')} /> : null}
      />
      <PageBody>
        <Connections
          connections={connections.map((one) => ({
            ...one,
            pushUrl: `${env.PUBLIC_URL}/api/providers/${one.provider}/${one.id}`,
          }))}
          providers={describeProviders() satisfies ProviderView[]}
          acts={{ save: saveConnection, check: testConnection, turn: turnConnection }}
          mayEdit={mayEdit}
        />
      </PageBody>
    </Texts>
  )
}
