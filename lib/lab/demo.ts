import { internationalNda, supplyContract } from '#lib/route/samples.ts'
import { createDemoClient, type DemoClient } from './demo-client.ts'
import { demoMapping } from './demo-mapping.ts'

// Prepares the demo as an administrator would: through the product's own API and the lab's control API, in the order
// of the guide. Nothing here is known to the product. Running it again changes nothing.
const { PUBLIC_URL = '', LAB_URL = '', BOOTSTRAP_API_TOKEN = '' } = process.env

const client = createDemoClient({ productUrl: PUBLIC_URL, labUrl: LAB_URL, token: BOOTSTRAP_API_TOKEN })
if (!(await isThere(client))) {
  await prepare(client)
  console.log('The demo portal, its connections and routes are ready.')
}

async function isThere({ product }: DemoClient): Promise<boolean> {
  const { items } = await product.get<{ items: unknown[] }>('/portals')
  if (items.length === 0) return false
  const routes = await product.get<{ items: { publishedVersion: number | null }[] }>('/routes')
  return routes.items.filter((route) => route.publishedVersion !== null).length >= 2
}

async function prepare({ product, lab }: DemoClient): Promise<void> {
  const credentials = await lab.credentials()
  const { bitrix24, diadoc, docusign } = credentials
  await product.post('/applications', {
    clientId: bitrix24.clientId,
    clientSecret: bitrix24.clientSecret,
    oauthServer: bitrix24.serverEndpoint,
    label: 'Lab',
  })
  await lab.post('/control/bitrix24/application', {
    installUrl: `${PUBLIC_URL}/api/bitrix24/install`,
    title: 'Inkroute',
  })
  await lab.post('/control/bitrix24/install', {})
  const portal = await product.post<Catalogue>('/portal/refresh', {})
  await connect(product, 'diadoc', 'Диадок — ООО «Ромашка»', {
    apiUrl: diadoc.apiUrl,
    identityUrl: diadoc.identityUrl,
    auth: 'oidc',
    clientId: diadoc.clientId,
    clientSecret: diadoc.clientSecret,
    refreshToken: diadoc.refreshToken,
    boxId: diadoc.boxId,
  })
  await connect(product, 'docusign', 'DocuSign', {
    oauthUrl: docusign.oauthBaseUrl,
    restUrl: docusign.restBaseUrl,
    integrationKey: docusign.integrationKey,
    userId: docusign.userId,
    privateKey: docusign.privateKeyPem,
    accountId: docusign.accountId,
    hmacKeys: docusign.connectKeys.map((key) => key.secret).join('\n'),
  })
  const template = (pattern: RegExp) => portal.templates.find((one) => pattern.test(one.name))?.id ?? ''
  const directorUserId =
    portal.users.find((user) => /Генеральный директор/.test(user.position ?? ''))?.id ?? ''
  await publish(
    product,
    'Supply contract',
    supplyContract({ templateId: template(/поставки/i), directorUserId }),
  )
  await publish(product, 'International NDA', internationalNda({ templateId: template(/NDA/i) }))
  const { mapping, revision } = await product.get<{ mapping: unknown; revision: number }>('/mappings')
  await product.put('/mappings', { mapping: demoMapping(mapping, portal.pipelines), revision })
  await product.post('/portal/register', {})
}

type Catalogue = {
  templates: { id: string; name: string }[]
  users: { id: string; name: string; position?: string }[]
  pipelines: { id: number; entityTypeId: number; stages: { id: string; name: string; semantics: string }[] }[]
}

async function connect(
  product: DemoClient['product'],
  provider: string,
  label: string,
  values: Record<string, string>,
) {
  const { id } = await product.post<{ id: string }>('/connections', { provider, label, values })
  await product.post(`/connections/${id}/check`, {})
}

async function publish(product: DemoClient['product'], name: string, graph: unknown) {
  const { id, draftRevision } = await product.post<{ id: string; draftRevision: number }>('/routes', {
    name,
    graph,
  })
  await product.post(`/routes/${id}/publish`, { revision: draftRevision, note: 'Demo' })
}
