import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'
import { ownSupplyRoute } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

type Fleet = {
  version: number
  running: number
  nodes: { node: string; count: number; stuck: number }[]
  durations: {
    nodes: { node: string; runs: number }[]
    ways: { node: string; outcome: string; share: number }[]
  }
}

test('envelopes on the way are seen on the route: how many, who, and how long it takes', async ({
  admin,
  lab,
  product,
}) => {
  const route = await ownSupplyRoute(product, 'В пути')
  const begin = async (title: string) => {
    const parties = { companyId: companies.vasilek, contactIds: [contacts.vasilkov] }
    const deal = await lab.deal({ title, ...parties, stageId: 'PREPARATION' })
    await lab.robot(deal.id, { route_name: route.name })
    const { id } = await product.envelopeOf(deal.id)
    const externalId = await product.externalId(id)
    const act = async (who: string, action: 'sign' | 'decline') =>
      lab.act((await lab.waiting(externalId, who)).id, action)
    return { id, act }
  }
  const [first, second, third] = [
    await begin('Первая в пути'),
    await begin('Вторая в пути'),
    await begin('Третья в пути'),
  ]
  const fleet = admin.getByTestId('fleet')
  const node = (id: string) => fleet.getByTestId(`node:${id}`)

  await test.step('nodes tell how many stand there', async () => {
    await admin.goto(`/routes/${route.id}`)
    await admin.getByTestId('fleet-open').click()
    await expect(fleet.getByText('3 конверта идут по версии 1.')).toBeVisible()
    await expect(node('sign-1').locator('[data-crowd="3"]')).toBeVisible()
    await expect(node('sign-2').locator('[data-crowd]')).toHaveCount(0)
  })

  await test.step('they move by themselves with the envelopes', async () => {
    await first.act(signers.director, 'sign')
    await expect(node('sign-1').locator('[data-crowd="2"]')).toBeVisible({ timeout: 20_000 })
    await expect(node('sign-2').locator('[data-crowd="1"]')).toBeVisible()
  })

  await test.step('a node lists who stands there and why, by keyboard too', async () => {
    await fleet.locator('.react-flow__node[data-id=sign-1]').focus()
    await admin.keyboard.press('Enter')
    const standing = fleet.getByTestId('standing').getByRole('link')
    await expect(standing).toHaveCount(2)
    await expect(standing.first()).toContainText('Вторая в пути')
    await expect(standing.first()).toContainText('Ждём подпись: Роман Ромашкин')
    expect(await violations(admin)).toEqual([])
    await fleet.getByRole('button', { name: 'Все узлы' }).press('Enter')
    await expect(fleet.getByTestId('fleet-node:sign-1')).toContainText('2 конверта стоят здесь')
  })

  await test.step('durations and shares are told in numbers', async () => {
    await first.act(signers.vasilkov, 'sign')
    await second.act(signers.director, 'decline')
    await product.over(first.id)
    await product.over(second.id)
    await fleet.getByRole('button', { name: 'Сроки' }).click()
    await expect(fleet.getByTestId('heat-legend')).toContainText('до минуты')
    await expect(fleet.locator('[data-share="50"]')).toHaveCount(2, { timeout: 20_000 })
    await expect(node('sign-1').locator('[data-heat]')).toBeVisible()
    await fleet.getByTestId('fleet-node:sign-1').click()
    await expect(fleet.getByTestId('fleet-side')).toContainText('2 прохода')
    await expect(fleet.getByTestId('fleet-side')).toContainText(/отказ: 50\s%/)
    expect(await violations(admin)).toEqual([])
  })

  await test.step('the API tells the same', async () => {
    const told = await product.call<Fleet>('GET', `/routes/${route.id}/fleet`)
    expect([told.version, told.running]).toEqual([1, 1])
    expect(told.nodes).toMatchObject([{ node: 'sign-1', count: 1, stuck: 0 }])
    expect(told.durations.ways.filter((way) => way.node === 'sign-1')).toMatchObject([
      { outcome: 'declined', share: 0.5 },
      { outcome: 'done', share: 0.5 },
    ])
    await expect(product.call('GET', `/routes/${route.id}/fleet?version=9`)).rejects.toThrow('404')
  })

  await test.step('an envelope is one press away, and its picture marks what it has passed', async () => {
    await fleet.getByRole('button', { name: 'Сейчас' }).click()
    await fleet
      .getByTestId('standing')
      .getByRole('link', { name: /Третья в пути/ })
      .click()
    await expect(admin).toHaveURL(new RegExp(`/envelopes/${third.id}`))
    const picture = admin.getByTestId('canvas')
    await expect(picture.getByTestId('node:document-1')).toContainText('Пройден')
    await expect(picture.getByTestId('node:sign-1')).toContainText('Сейчас здесь')
    await third.act(signers.director, 'sign')
    await expect(picture.getByTestId('node:sign-2')).toContainText('Сейчас здесь', { timeout: 20_000 })
    await expect(picture.locator('[id="sign-1.done"]').first()).toHaveCSS('stroke-opacity', '1')
  })
})
