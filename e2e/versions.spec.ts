import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { freshName, ownSupplyRoute } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(90_000)

type Draft = { draft: { nodes: { id: string; title: string }[]; edges: unknown[] }; draftRevision: number }

test('versions are compared on one drawing, in words and as text, and one is restored', async ({
  admin,
  product,
}) => {
  const route = await ownSupplyRoute(product, 'Версии')
  await admin.goto(`/routes/${route.id}`)
  const designer = designerOf(admin)

  await test.step('the publish dialog says what changes', async () => {
    await designer.node('sign-1').click()
    await designer.inspector.getByLabel('Название', { exact: true }).fill('Подпись финансового директора')
    await designer.inspector.getByRole('switch', { name: 'Ограничить срок' }).click()
    await expect(designer.saved).toBeVisible()
    await admin.getByRole('button', { name: 'Опубликовать' }).click()
    const effect = admin.getByRole('region', { name: 'Чем отличается от версии 1' })
    await expect(effect.getByText('Изменён узел «Подпись финансового директора»')).toBeVisible()
    await admin.getByLabel('Что изменилось').fill('Подписывает финансовый директор')
    await admin.getByRole('button', { name: 'Опубликовать версию 2' }).click()
    await expect(admin.getByText('Опубликована версия 2')).toBeVisible()
  })

  const versions = admin.getByTestId('versions')
  await test.step('what differs is marked by a word and listed', async () => {
    await admin.getByTestId('versions-open').click()
    await expect(versions.getByTestId('version:2')).toContainText('Подписывает финансовый директор')
    await expect(versions.getByText('Различий нет')).toBeVisible()
    await versions.getByTestId('version:2').click()
    await expect(versions.getByTestId('node:sign-1').locator('[data-change=changed]')).toHaveText('Изменён')
    const line = versions.getByTestId('changes').getByRole('button')
    await expect(line).toHaveCount(1)
    await expect(line).toContainText('Название')
    await line.click()
    await expect(line).toHaveAttribute('aria-current', 'true')
    await versions.getByRole('button', { name: 'Текст' }).click()
    const text = versions.getByTestId('text-diff')
    await expect(text.locator('[data-line=added]').first()).toContainText('Подпись финансового директора')
    await expect(text.locator('[data-line=removed]')).toContainText('Подпись директора')
  })

  await test.step('an older version becomes the draft; undo takes that back', async () => {
    await versions.getByTestId('version:1').click()
    await versions.getByRole('button', { name: 'Вернуть эту версию' }).click()
    await expect(admin.getByText('В черновике теперь версия 1')).toBeVisible()
    const title = async () =>
      (await product.call<Draft>('GET', `/routes/${route.id}`)).draft.nodes.find(
        (node) => node.id === 'sign-1',
      )?.title
    await expect.poll(title).toBe('Подпись директора')
    await admin.keyboard.press('Control+z')
    await expect.poll(title).toBe('Подпись финансового директора')
  })

  await test.step('a draft with edits of its own is discarded after a question', async () => {
    await admin.keyboard.press('Escape')
    await designer.node('end-1').click()
    await admin.keyboard.press('Delete')
    await expect(designer.node('end-1')).toHaveCount(0)
    await admin.getByRole('button', { name: 'Ещё', exact: true }).click()
    await admin.getByRole('menuitem', { name: 'Отказаться от черновика' }).click()
    const question = admin.getByRole('dialog', { name: 'Отказаться от черновика?' })
    await expect(question).toContainText('Удалён узел «Договор подписан»')
    await question.getByRole('button', { name: 'Отказаться' }).click()
    await expect(designer.node('end-1')).toBeVisible()
    await expect(designer.saved).toBeVisible()
  })
})

test.describe('two people', () => {
  // The second one's connection is cut on purpose.
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('two people edit one draft: different nodes are joined at once, the same node is asked about', async ({
    admin,
    product,
  }) => {
    const { id } = await ownSupplyRoute(product, 'Вдвоём')
    const read = () => product.call<Draft>('GET', `/routes/${id}`)
    /** Somebody else names a node, by the API. */
    const rename = async (node: string, title: string) => {
      const { draft, draftRevision } = await read()
      const nodes = draft.nodes.map((each) => (each.id === node ? { ...each, title } : each))
      await product.call('PUT', `/routes/${id}/draft`, {
        revision: draftRevision,
        graph: { ...draft, nodes },
      })
    }
    const titles = async () =>
      Object.fromEntries((await read()).draft.nodes.map((node) => [node.id, node.title]))
    const second = await admin.context().newPage()
    for (const page of [admin, second]) {
      await page.goto(`/routes/${id}`)
      await expect(designerOf(page).node('sign-1')).toBeVisible()
    }
    const [designer, other] = [designerOf(admin), designerOf(second)]

    await test.step('what one draws the other sees', async () => {
      await other.node('sign-2').click()
      await other.inspector.getByLabel('Название', { exact: true }).fill('Подпись партнёра')
      await expect(designer.node('sign-2')).toContainText('Подпись партнёра')
      await second.close()
    })

    await test.step('edits of different nodes are joined', async () => {
      await designer.node('sign-1').click()
      await designer.inspector.getByLabel('Название', { exact: true }).fill('Мой директор')
      await rename('document-1', 'Чужой договор')
      await expect(designer.node('document-1')).toContainText('Чужой договор')
      await expect.poll(titles).toMatchObject({
        'sign-1': 'Мой директор',
        'document-1': 'Чужой договор',
        'sign-2': 'Подпись партнёра',
      })
      await expect(designer.saved).toBeVisible()
    })

    await test.step('the same node: nothing is overwritten on either side', async () => {
      await admin.route('**/routes/**', async (request) =>
        request.request().method() === 'POST' ? request.abort() : request.fallback(),
      )
      await designer.inspector.getByLabel('Название', { exact: true }).fill('Спорный')
      await expect(admin.locator('[data-save=failed]')).toBeVisible()
      await rename('sign-1', 'Чужой')
      await admin.unroute('**/routes/**')
      const dispute = admin.getByTestId('dispute')
      await expect(dispute).toContainText('«Спорный»', { timeout: 20_000 })
      expect((await titles())['sign-1']).toBe('Чужой')
      await dispute.getByRole('button', { name: 'Сравнить' }).click()
      await expect(admin.getByRole('dialog').getByText('Изменён узел «Спорный»')).toBeVisible()
      await admin.keyboard.press('Escape')
      await dispute.getByRole('button', { name: 'Сохранить мой вариант копией' }).click()
      await expect(admin.getByText(/Ваш вариант сохранён: маршрут «.+ \(2\)»/)).toBeVisible()
      await expect(dispute).toHaveCount(0)
      await expect(designer.node('sign-1')).toContainText('Чужой')
      expect((await titles())['sign-1']).toBe('Чужой')
    })
  })
})

test('versions over the API: listed, compared, restored, refused over edits that were not seen', async ({
  product,
}) => {
  const { id } = await ownSupplyRoute(product, freshName('API версий'))
  const { draft } = await product.call<Draft>('GET', `/routes/${id}`)
  const nodes = draft.nodes.map((node) => (node.id === 'sign-1' ? { ...node, title: 'Иначе' } : node))
  await product.call('PUT', `/routes/${id}/draft`, { revision: 1, graph: { ...draft, nodes } })
  const { changes } = await product.call<{ changes: { text: { ru: string } }[] }>(
    'GET',
    `/routes/${id}/changes`,
  )
  expect(changes.map((change) => change.text.ru)).toEqual(['Изменён узел «Иначе»'])
  const { items } = await product.call<{ items: { number: number; running: number }[] }>(
    'GET',
    `/routes/${id}/versions`,
  )
  expect(items.map(({ number, running }) => [number, running])).toEqual([[1, 0]])
  const restore = (revision: number) => product.call('POST', `/routes/${id}/versions/1/restore`, { revision })
  await expect(restore(1)).rejects.toThrow(/409.*draft-stale/)
  await restore(2)
  const after = await product.call<Draft>('GET', `/routes/${id}`)
  expect(after.draft.nodes.find((node) => node.id === 'sign-1')?.title).toBe('Подпись директора')
})
