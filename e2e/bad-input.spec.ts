import { withDatabase } from './database.ts'
import { expect, test } from './fixtures.ts'
import { companies, contacts, type Lab, signers } from './lab.ts'

const newDeal = (lab: Lab, title: string, fields: Record<string, unknown> = {}) =>
  lab.deal({
    title,
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
    ...fields,
  })

test('a robot names a route that does not exist: the deal says which one was meant', async ({
  lab,
  product,
}) => {
  const deal = await newDeal(lab, 'Сделка с опечаткой')
  const { status } = await lab.robot(deal.id, { route_name: 'Suply contract' })
  expect(status, 'Bitrix24 never asks twice, so it is taken').toBe(200)
  await expect
    .poll(async () => (await lab.trace(deal.id)).comments.join(), { timeout: 20_000 })
    .toContain('Suply contract')
  const trace = await lab.trace(deal.id)
  expect(trace.comments).toHaveLength(1)
  expect(trace.comments[0]).toContain('Supply contract')
  await expect.poll(async () => (await lab.trace(deal.id)).answers.length).toBe(1)
  expect(trace.waitingRobots).toBe(0)
  expect(await product.envelopesOf(deal.id)).toEqual([])
})

test('a company without requisites stops the envelope with a sentence; mended and retried, it goes on', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await newDeal(lab, 'Сделка без реквизитов', { companyId: companies.withoutRequisites })
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  await admin.goto(`/envelopes/${id}`)
  const reason = admin.getByRole('region', { name: 'Почему здесь' })
  await expect(reason).toContainText('У компании «ООО «Полынь»» нет реквизитов с ИНН.', { timeout: 20_000 })
  await expect(reason).toContainText('Заполните реквизиты компании и повторите.')
  await expect.poll(async () => (await lab.trace(deal.id)).comments.join()).toContain('нет реквизитов с ИНН')

  await lab.changeDeal(deal.id, { companyId: companies.vasilek })
  await reason.getByRole('button', { name: 'Повторить' }).click()
  await expect(reason).toContainText('Ждём подпись: Роман Ромашкин', { timeout: 20_000 })
  expect((await lab.trace(deal.id)).documents, 'the document that was made is used').toHaveLength(1)
})

test('the PDF of a document cannot be made: the envelope says so, and goes on when retried', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await newDeal(lab, 'Сделка без PDF')
  await lab.faults([{ system: 'bitrix24', kind: 'fail-conversion', times: 1 }])
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  await admin.goto(`/envelopes/${id}`)
  const reason = admin.getByRole('region', { name: 'Почему здесь' })
  await expect(reason).toContainText('PDF', { timeout: 45_000 })
  await reason.getByRole('button', { name: 'Повторить' }).click()
  await expect(reason).toContainText('Ждём подпись', { timeout: 20_000 })
})

test('the provider refuses the document: whose fault it is is said, and nothing is sent twice', async ({
  admin,
  lab,
  product,
}) => {
  const deal = await newDeal(lab, 'Сделка, отвергнутая провайдером')
  await lab.faults([{ system: 'diadoc', match: 'PostMessage', kind: 'status', status: 403, times: 1 }])
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  await admin.goto(`/envelopes/${id}`)
  const reason = admin.getByRole('region', { name: 'Почему здесь' })
  await expect(reason).toContainText('Нужен человек', { timeout: 20_000 })
  await expect(reason).toContainText('Диадок')
  await reason.getByRole('button', { name: 'Повторить' }).click()
  await expect(reason).toContainText('Ждём подпись', { timeout: 20_000 })
  const [document] = (await lab.trace(deal.id)).documents
  const sent = (await lab.inbox()).filter((item) =>
    item.documents.some(({ name }) => name === `${document}.pdf`),
  )
  expect(new Set(sent.map((item) => item.externalId)).size).toBe(1)
})

test('tokens are revoked in the middle: nothing is lost, and a new installation lets it go on', async ({
  lab,
  product,
  stack,
}) => {
  const deal = await newDeal(lab, 'Сделка с отозванными токенами')
  await lab.robot(deal.id, { route_name: 'Supply contract' })
  const { id } = await product.envelopeOf(deal.id)
  const externalId = await product.externalId(id)
  await lab.act((await lab.waiting(externalId, signers.director)).id, 'sign')
  const last = await lab.waiting(externalId, signers.vasilkov)
  await lab.revokeTokens()
  await lab.act(last.id, 'sign')
  const history = async () => {
    const { items } = await product.call<{ items: { text: { ru: string } }[] }>(
      'GET',
      `/envelopes/${id}/events`,
    )
    return items.map(({ text }) => text.ru)
  }
  await expect.poll(history, { timeout: 20_000 }).toContainEqual(expect.stringContaining('Осталось записать'))
  const { reason } = await product.envelope(id)
  expect(reason).toMatchObject({ mood: 'stuck', buttons: ['retry'] })
  expect(reason.text.ru).toContain('Доступ к порталу Битрикс24 больше не действует')
  expect((await history()).filter((line) => line.includes('больше не действует'))).toHaveLength(1)
  await fetch(`${stack.labUrl}/control/bitrix24/install`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  await product.call('POST', `/envelopes/${id}/retry`, {})
  expect((await product.over(id, 60_000)).status).toBe('completed')
  const trace = await lab.trace(deal.id)
  expect(trace.deal.stageId).toBe('EXECUTING')
  expect(trace.files).toHaveLength(7)
  expect(new Set(trace.files.map(({ name }) => name)).size).toBe(7)
  expect(trace.comments.filter((text) => text.includes('подписан всеми'))).toHaveLength(1)
  expect(trace.answers).toHaveLength(1)
  expect(await history()).toContain('Маршрут завершён, всё записано в Битрикс24.')
})

test('forged requests are refused and change nothing', async ({ lab, product, request, stack }) => {
  const state = () =>
    withDatabase(stack.databaseUrl, async (sql) => {
      const [counts] = await sql`select
        (select count(*) from envelope)::int as envelopes, (select count(*) from inbound)::int as inbound,
        (select count(*) from portal)::int as portals, (select max(xmin::text::bigint) from portal) as touched`
      return counts
    })
  const before = await state()
  const { items } = await product.call<{ items: { id: string; provider: string }[] }>('GET', '/connections')
  const docusign = items.find((one) => one.provider === 'docusign')?.id
  const { bitrix24 } = await lab.credentials()
  const auth = {
    'auth[member_id]': String(bitrix24?.memberId ?? 'a223c6b3710f85df22e9377d6c4f7553'),
    'auth[application_token]': 'forged-application-token-0000000',
    'auth[domain]': 'evil.example',
    'auth[access_token]': 'x'.repeat(70),
  }
  const forged: [string, () => Promise<{ status(): number }>][] = [
    [
      'robot',
      () =>
        request.post('/api/bitrix24/robots/start_signing_route', {
          form: {
            ...auth,
            code: 'start_signing_route',
            event_token: 'forged|token|1',
            workflow_id: 'w1',
            'document_id[0]': 'crm',
            'document_id[1]': 'CCrmDocumentDeal',
            'document_id[2]': 'DEAL_101',
            'properties[route]': 'Supply contract',
          },
        }),
    ],
    ['event', () => request.post('/api/bitrix24/events', { form: { ...auth, event: 'ONAPPUNINSTALL' } })],
    ['hook', () => request.post('/api/bitrix24/hook/not-the-secret-of-anybody-here', { form: auth })],
    [
      'installation',
      () =>
        request.post('/api/bitrix24/install?DOMAIN=evil.example&PROTOCOL=0&LANG=ru&APP_SID=1', {
          form: {
            AUTH_ID: 'f'.repeat(70),
            REFRESH_ID: 'e'.repeat(70),
            AUTH_EXPIRES: '3600',
            SERVER_ENDPOINT: 'https://evil.example/rest/',
            member_id: 'da45a03b265edd8787f8a258d793cc5d',
            status: 'L',
            PLACEMENT: 'DEFAULT',
          },
        }),
    ],
    [
      'Connect',
      () =>
        request.post(`/api/providers/docusign/${docusign}`, {
          headers: { 'x-docusign-signature-1': Buffer.alloc(32).toString('base64') },
          data: { event: 'envelope-completed', data: { envelopeId: 'x' } },
        }),
    ],
    [
      'Connect without a signature',
      () => request.post(`/api/providers/docusign/${docusign}`, { data: { event: 'envelope-completed' } }),
    ],
  ]
  for (const [name, send] of forged) {
    const status = (await send()).status()
    expect([400, 401, 403], `${name}: ${status}`).toContain(status)
  }
  expect(await state()).toEqual(before)
})
