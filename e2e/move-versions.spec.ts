import type { Page } from '@playwright/test'
import type { RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { companies, contacts, type Lab } from './lab.ts'
import type { Product } from './product.ts'
import { freshName } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1440, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

const place = (column: number, row = 0) => ({ title: '', position: { x: column * 300, y: row * 180 } })

const approval = (id: string, title: string, userId?: string): RouteNode => ({
  ...place(0),
  kind: 'approve',
  id,
  title,
  participants: [userId ? { from: 'user', userId } : { from: 'responsible' }],
  order: 'sequential',
  quorum: 'all',
  signature: 'simple',
  connection: { by: 'provider', provider: 'in-app' },
  party: 'ours',
})
const wait: RouteNode = {
  ...place(0),
  kind: 'wait',
  id: 'wait-1',
  title: 'Ждём комментарий',
  until: { by: 'field-filled', field: 'comments' },
}

/** start → document → the given nodes → end. */
function drawn(inner: RouteNode[]): RouteGraph {
  const nodes: RouteNode[] = [
    { ...place(0), kind: 'start', id: 'start-1', entityTypeIds: [2], inputs: [] },
    { ...place(1), kind: 'document', id: 'document-1', source: { from: 'template', templateId: '1' } },
    ...inner.map((node, at) => ({ ...node, position: { x: 600 + at * 300, y: 0 } })),
    { ...place(2 + inner.length), kind: 'end', id: 'end-1', outcome: 'completed' },
  ]
  const line = nodes.slice(0, -1).map((node, at) => {
    const outcome = node.kind === 'approve' ? ('done' as const) : ('next' as const)
    return { id: `${node.id}.${outcome}`, from: node.id, outcome, to: nodes[at + 1]?.id ?? '' }
  })
  const refused = inner.flatMap(({ kind, id }) =>
    kind === 'approve' ? [{ id: `${id}.declined`, from: id, outcome: 'declined' as const, to: 'end-2' }] : [],
  )
  const no: RouteNode = { ...place(3, 1), kind: 'end', id: 'end-2', outcome: 'declined' }
  return { schema: 1, nodes: [...nodes, no], edges: [...line, ...refused] }
}

/** Somebody opens the last link that they were sent about this document, and approves. */
async function approve(
  page: Page,
  lab: Lab,
  product: Product,
  id: string,
  before: string[] = [],
): Promise<string> {
  const name = async () => (await product.envelope(id)).documents[0]?.name.replace('.pdf', '') ?? '?'
  const links = async () => {
    const document = await name()
    const { notifications } = await lab.portal()
    return notifications.flatMap(({ message }) =>
      message.includes(document) ? (/\/approve\/[\w.~-]+/.exec(message) ?? []) : [],
    )
  }
  const fresh = async () => (await links()).filter((link) => !before.includes(link))
  await expect.poll(async () => (await fresh()).length, { timeout: 30_000 }).toBe(1)
  const [link = ''] = await fresh()
  await page.goto(link)
  await page.getByRole('button', { name: 'Согласовать' }).click()
  await expect(page.getByText('Вы согласовали документ')).toBeVisible()
  return link
}

async function sent(lab: Lab, product: Product, route: string, title: string) {
  const deal = await lab.deal({
    title,
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    stageId: 'PREPARATION',
  })
  await lab.robot(deal.id, { route_name: route })
  const { id } = await product.envelopeOf(deal.id)
  const said = () => product.envelope(id).then(({ reason }) => reason.text.ru)
  await expect.poll(said, { timeout: 30_000 }).toBe('Ждём согласование: Игорь Мельников.')
  return { deal, id, said }
}

test('after a publication one envelope goes over and ends by the new version, another stays and says why', async ({
  admin,
  page,
  lab,
  product,
}) => {
  const name = freshName('Перенос')
  const routeId = await product.publish(name, drawn([approval('approve-1', 'Менеджер'), wait]))
  const stays = await sent(lab, product, name, 'Останется')
  const goes = await sent(lab, product, name, 'Перейдёт')
  const used = await approve(page, lab, product, goes.id)
  await expect.poll(goes.said, { timeout: 20_000 }).toBe('Ждём, когда заполнят поле comments.')
  const graph = drawn([approval('approve-1', 'Менеджер', '7'), wait, approval('approve-2', 'Директор', '5')])
  await product.call('PUT', `/routes/${routeId}/draft`, { graph, revision: 1 })
  await product.call('POST', `/routes/${routeId}/publish`, { revision: 2 })

  await test.step('the API tells the same verdicts, and changes nothing by that', async () => {
    const { items } = await product.call<{ items: { id: string; verdict: { is: string } }[] }>(
      'GET',
      `/routes/${routeId}/moves?from=1&to=2`,
    )
    expect(items.map(({ id, verdict }) => [id, verdict.is])).toEqual([
      [goes.id, 'moves'],
      [stays.id, 'stays'],
    ])
    await expect(product.call('GET', `/routes/${routeId}/moves?to=9`)).rejects.toThrow(
      /404.*version-unknown/s,
    )
    expect((await product.envelope(goes.id)).route.version).toBe(1)
  })

  await test.step('the list of routes and the route say how many are behind', async () => {
    await admin.goto('/routes')
    await expect(admin.getByRole('row').filter({ hasText: name })).toContainText('2 на прежних версиях')
    await admin.goto(`/routes/${routeId}`)
    await expect(admin.getByTestId('move-open')).toHaveText('2 конверта на прежних версиях')
    await admin.getByTestId('versions-open').click()
    await admin.getByTestId('version:1').click()
    await admin.getByRole('button', { name: 'Перенести на версию 2…' }).click()
  })

  const sheet = admin.getByRole('dialog', { name: 'Перенести на версию 2' })
  await test.step('the verdicts are there before anything happens', async () => {
    const moves = sheet.getByRole('region', { name: 'Переносится: 1' })
    await expect(moves.getByTestId(`move:${goes.id}`)).toContainText(
      '«Менеджер» уже пройден: сделанное остаётся.',
    )
    await expect(sheet.getByRole('region', { name: 'Остаётся: 1' })).toContainText('уже у провайдера')
    await expect(sheet.getByRole('region', { name: 'Остаётся: 1' })).toContainText('изменено: участники')
    expect(await violations(admin)).toEqual([])
  })

  await test.step('one goes over, and what was left is said', async () => {
    await sheet.getByRole('button', { name: 'Перенести 1 конверт' }).click()
    await expect(sheet.getByText('Перенесено: 1')).toBeVisible()
    await expect(sheet.getByRole('region', { name: 'Осталось на прежней версии: 1' })).toContainText(
      'изменено: участники',
    )
    await sheet.getByRole('button', { name: 'Закрыть' }).last().click()
    const versions = admin.getByTestId('versions')
    await expect(versions.getByText('1 конверт идёт по версии 1.')).toBeVisible()
    await versions.getByRole('button', { name: 'К черновику' }).click()
    await expect(admin.getByTestId('move-open')).toHaveText('1 конверт на прежней версии')
    await admin.goto(`/envelopes/${goes.id}`)
    await expect(admin.getByText(/Перенесён с версии 1 на версию 2: Анна/)).toBeVisible()
  })

  await test.step('it goes on to the end by the new version', async () => {
    await lab.changeDeal(goes.deal.id, { fields: { comments: 'Можно' } })
    await expect.poll(goes.said, { timeout: 30_000 }).toBe('Ждём согласование: Игорь Мельников.')
    await approve(page, lab, product, goes.id, [used])
    expect(await product.over(goes.id)).toMatchObject({ status: 'completed', route: { version: 2 } })
  })

  await test.step('the other one’s page says why it cannot go over', async () => {
    await admin.goto(`/envelopes/${stays.id}`)
    await admin.getByRole('button', { name: 'Перенести на версию 2' }).click()
    const dialog = admin.getByRole('dialog', { name: 'Перенести на версию 2' })
    await expect(dialog).toContainText('изменено: участники')
    await expect(dialog.getByRole('button', { name: 'Перенести', exact: true })).toHaveCount(0)
    expect(await violations(admin)).toEqual([])
    await admin.keyboard.press('Escape')
    const run = await product.call<{ results: { is: string }[] }>('POST', `/routes/${routeId}/moves`, {
      envelopes: [{ id: stays.id }],
    })
    expect(run.results.map(({ is }) => is)).toEqual(['stays'])
    expect((await product.envelope(stays.id)).route.version).toBe(1)
  })
})
