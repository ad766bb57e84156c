import type { Metadata } from 'next'
import { isOfInstallation } from '#app/act.ts'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { Operations } from '#components/operation/operations.tsx'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { readEnvelopeLines } from '#lib/db/envelope-list.ts'
import {
  listFailedJobs,
  listInbound,
  listTroubled,
  listWorkers,
  readBudget,
  readQueue,
} from '#lib/db/operations.ts'
import { dropJob, retryJob } from './act.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await readReader()).locale, 'operation')('title') }
}

export default async function OperationsPage() {
  const user = await requireRight('operations:read')
  const { locale } = await readReader()
  const { db } = web()
  const portalId = user.portalId ?? 0
  const [ids, budget, inbound, queue, failed, workers] = await Promise.all([
    listTroubled(db, portalId),
    readBudget(db, portalId, new Date()),
    listInbound(db, portalId),
    readQueue(db),
    listFailedJobs(db),
    listWorkers(db),
  ])
  const troubled = (await readEnvelopeLines(db, portalId, {}, ids)).sort((one, other) => other.no - one.no)
  const machine = isOfInstallation(user) ? { queue, failed, workers } : null
  const t = getTranslator(locale, 'operation')
  return (
    <Texts locale={locale} of={['operation', 'envelope']}>
      <PageHead title={t('title')} label={t('title')} />
      <PageBody>
        <Operations
          view={{ troubled, budget, inbound, machine }}
          mayAct={may(user.role, 'operations:act')}
          acts={{ retry: retryJob, drop: dropJob }}
        />
      </PageBody>
    </Texts>
  )
}
