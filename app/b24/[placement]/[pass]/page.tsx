import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { web } from '#app/web.ts'
import { messagesOf } from '#components/i18n/messages.ts'
import { I18nProvider } from '#components/i18n/provider.tsx'
import { Texts } from '#components/i18n/texts.tsx'
import { AppHome } from '#components/placement/app-home.tsx'
import { PassOver } from '#components/placement/pass-over.tsx'
import { SigningTab } from '#components/placement/signing-tab.tsx'
import { openVisit, type Visit } from '#lib/auth/visit-token.ts'
import { listEnvelopesOfItem, listRoutesForType } from '#lib/db/item-view.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { regulationOf } from '#lib/route/prose.ts'
import { send } from './send.ts'

export const metadata: Metadata = { title: 'Inkroute', referrer: 'no-referrer' }

export default async function PlacementPage(props: { params: Promise<{ pass: string }> }) {
  const { pass } = await props.params
  const { timeZone, locale } = await readReader()
  const { engine, env } = web()
  const visit = await openVisit(pass, env.AUTH_SECRET, engine.now())
  if (!visit)
    return (
      <Texts locale={locale} of={['placement']}>
        <PassOver />
      </Texts>
    )
  const view = visit.item ? await viewOf(visit, visit.item) : null
  return (
    <I18nProvider
      locale={visit.locale}
      messages={messagesOf(visit.locale, ['ui', 'placement', 'envelope'])}
      timeZone={timeZone}
      now={engine.now()}
    >
      {view ? <SigningTab view={view} send={send.bind(null, pass)} /> : <AppHome />}
    </I18nProvider>
  )
}

async function viewOf(visit: Visit, item: { entityTypeId: number; id: string }) {
  const { db } = web()
  const { portalId, locale } = visit
  const [envelopes, routes, catalogue] = await Promise.all([
    listEnvelopesOfItem(db, portalId, item),
    listRoutesForType(db, portalId, item.entityTypeId),
    catalogueOf(db, portalId),
  ])
  return {
    locale,
    /** The tab shows what there is; every other place was opened to send. */
    sending: !visit.placement.endsWith('_TAB') || envelopes.length === 0,
    envelopes: envelopes.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })),
    routes: routes.map(({ id, name, graph, plan }) => ({
      id,
      name,
      inputs: plan.inputs,
      points: regulationOf(graph, catalogue).flatMap((point) => {
        const node = graph.nodes.find(({ id }) => id === point.node)
        return node && told.has(node.kind) ? [{ title: node.title, text: point.text[locale] }] : []
      }),
    })),
    users: (catalogue.users ?? []).filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  }
}

/** What a sender wants to know beforehand: which documents, and who acts. */
const told: ReadonlySet<string> = new Set(['document', 'approve', 'sign'])
