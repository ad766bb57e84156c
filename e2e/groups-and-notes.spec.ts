import type { Locator, Page } from '@playwright/test'
import type { RouteGraph } from '#lib/route/graph.ts'
import { supplyContract } from '#lib/route/samples.ts'
import { violations } from './axe.ts'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'
import { emptyRoute, freshName } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 900 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

/** A draft of this test's own with steps to put into groups. */
async function draftOf(product: Product, title: string): Promise<{ id: string }> {
  const graph = supplyContract({ templateId: '1', directorUserId: '7' })
  return product.call('POST', '/routes', { name: freshName(title), graph })
}

const stored = async (product: Product, id: string): Promise<RouteGraph> =>
  (await product.call<{ draft: RouteGraph }>('GET', `/routes/${id}`)).draft

async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (!box) throw new Error(`${place} is not on the page`)
  return box
}

type Point = { x: number; y: number }
async function drag(page: Page, from: Point, by: Point, keys: string[] = []) {
  await page.mouse.move(from.x, from.y)
  for (const key of keys) await page.keyboard.down(key)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 5 })
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 })
  await page.mouse.up()
  for (const key of keys) await page.keyboard.up(key)
}

async function middleOf(place: Locator): Promise<Point> {
  const box = await boxOf(place)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Selects nodes by pressing them one after another. */
async function select(page: Page, ...ids: string[]) {
  for (const [at, id] of ids.entries())
    await page
      .getByTestId(`node:${id}`)
      .click({ modifiers: at > 0 ? ['Shift'] : [], position: { x: 40, y: 20 } })
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(ids.length)
}

test('nodes are put into a frame, carried with it, taken out and put in again, and all of it can be undone', async ({
  admin,
  product,
}) => {
  const { id } = await draftOf(product, 'Группы')
  await admin.goto(`/routes/${id}`)
  const designer = designerOf(admin)
  const group = admin.getByTestId('group:group-1')
  const title = group.locator('[data-title]')
  const members = async () => (await stored(product, id)).groups?.map(({ nodes }) => nodes.join(' ')) ?? []
  const places = async () => (await stored(product, id)).nodes.map(({ position }) => position)
  await expect(designer.node('sign-1')).toBeVisible()
  const before = await places()

  await test.step('grouped and named at once', async () => {
    await select(admin, 'sign-1', 'sign-2')
    await admin.keyboard.press('Control+g')
    await expect(title.getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('Подписи')
    await admin.keyboard.press('Enter')
    await expect(title).toHaveText('Подписи')
    await expect(designer.inspector.getByRole('heading', { name: 'Группа', exact: true })).toBeVisible()
    await expect.poll(members).toEqual(['sign-1 sign-2'])
  })

  await test.step('dragged by its title, and back by one step', async () => {
    const [card, frame] = [await boxOf(designer.node('sign-1')), await boxOf(group)]
    await drag(admin, await middleOf(title), { x: 0, y: 160 })
    const moved = await boxOf(designer.node('sign-1'))
    expect(moved.y - card.y).toBeGreaterThan(100)
    expect((await boxOf(group)).y - frame.y).toBeCloseTo(moved.y - card.y, 0)
    await expect.poll(places).not.toEqual(before)
    await admin.keyboard.press('Control+z')
    await expect.poll(places).toEqual(before)
  })

  await test.step('a node dropped into the lit frame joins, with Ctrl it leaves', async () => {
    const target = await middleOf(group)
    const from = await boxOf(designer.node('document-1'))
    const grip = { x: from.x + 40, y: from.y + 20 }
    await admin.mouse.move(grip.x, grip.y)
    await admin.mouse.down()
    // A drag begins where the pointer is when it has begun to move.
    await admin.mouse.move(grip.x + 2, grip.y)
    const aim = target.x - from.width / 2 + 40
    await admin.mouse.move(aim - 30, target.y + 40, { steps: 6 })
    await admin.mouse.move(aim, target.y + 40, { steps: 3 })
    await expect(title).toHaveText('Отпустите, чтобы добавить в группу')
    await admin.mouse.up()
    await expect.poll(members).toEqual(['sign-1 sign-2 document-1'])
    await drag(admin, await middleOf(designer.node('document-1')), { x: -60, y: 160 }, ['Control'])
    await expect.poll(members).toEqual(['sign-1 sign-2'])
    await admin.keyboard.press('Control+z')
    await expect.poll(members).toEqual(['sign-1 sign-2 document-1'])
    await admin.keyboard.press('Control+z')
    await expect.poll(members).toEqual(['sign-1 sign-2'])
  })

  await test.step('it is found, laid out, and survives a reload', async () => {
    await admin.keyboard.press('Control+f')
    const search = admin.getByRole('search', { name: 'Поиск на схеме' })
    await expect(search.getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('подписи')
    await expect(search.getByRole('status')).toHaveText('1 из 1')
    await admin.keyboard.press('Escape')
    await admin.keyboard.press('Shift+l')
    await expect.poll(places).not.toEqual(before)
    await expect(designer.saved).toBeVisible()
    await admin.reload()
    await expect(title).toHaveText('Подписи')
    await admin.keyboard.press('Control+z')
    await expect.poll(places).toEqual(before)
    await title.click()
    await admin.keyboard.press('Control+Shift+g')
    await expect(group).toHaveCount(0)
    await expect.poll(members).toEqual([])
    expect((await stored(product, id)).nodes).toHaveLength(before.length)
  })
})

test('a note is written, resized and carried to another route together with a group', async ({
  admin,
  product,
}) => {
  const [one, two] = [await draftOf(product, 'Откуда'), await emptyRoute(product, 'Куда')]
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await admin.goto(`/routes/${one.id}`)
  const designer = designerOf(admin)
  const note = admin.getByTestId('note:note-1')
  const noteOf = async () => (await stored(product, one.id)).notes?.[0]
  await expect(designer.node('sign-1')).toBeVisible()

  await test.step('a note that is left empty is not kept', async () => {
    await admin.keyboard.press('n')
    await expect(note.getByRole('textbox')).toBeFocused()
    await admin.keyboard.press('Escape')
    await expect(note).toHaveCount(0)
  })

  await test.step('made by a double click, it grows with what is written', async () => {
    const { x, y } = await designer.place(50, 85)
    await admin.mouse.dblclick(x, y)
    await expect(note.getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('Проверить шаблон:')
    for (let n = 1; n <= 6; n++) {
      await admin.keyboard.press('Enter')
      await admin.keyboard.type(`пункт ${n}`)
    }
    await admin.keyboard.press('Control+Enter')
    await expect(admin.locator('.react-flow__node[data-id=note-1]')).toBeFocused()
    await expect.poll(async () => (await noteOf())?.size.height).toBeGreaterThan(130)
  })

  await test.step('resized by a corner and coloured', async () => {
    const before = await noteOf()
    await drag(admin, await middleOf(note.locator('[data-grip=se]')), { x: 60, y: 30 })
    await expect.poll(async () => (await noteOf())?.size.width).toBeGreaterThan(before?.size.width ?? 0)
    await designer.inspector.getByRole('radio', { name: 'Зелёный' }).check({ force: true })
    await expect(note).toHaveAttribute('data-tone', 'green')
    expect(await violations(admin, { further: ['best-practice'], without: ['region'] })).toEqual([])
  })

  await test.step('copied with a group', async () => {
    await select(admin, 'sign-1', 'sign-2')
    await admin.keyboard.press('Control+g')
    await expect(admin.getByTestId('group:group-1').getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('Подписи')
    await admin.keyboard.press('Enter')
    await note.click({ modifiers: ['Shift'] })
    await expect(designer.inspector.getByText('Выбрано: 2')).toBeVisible()
    await admin.keyboard.press('Control+c')
    await expect(designer.saved).toBeVisible()
    await admin.goto(`/routes/${two.id}`)
    await expect(designer.node('start-1')).toBeVisible()
    await admin.keyboard.press('Control+v')
    await expect(admin.getByTestId('group:group-1').locator('[data-title]')).toHaveText('Подписи')
    await expect(note).toContainText('пункт 6')
    await expect
      .poll(async () => (await stored(product, two.id)).groups?.map(({ nodes }) => nodes))
      .toEqual([['sign-1', 'sign-2']])
  })
})

test('groups and notes need no mouse', async ({ admin, product }) => {
  const { id } = await draftOf(product, 'Без мыши')
  await admin.goto(`/routes/${id}`)
  const designer = designerOf(admin)
  await expect(designer.node('sign-1')).toBeVisible()
  const group = admin.getByTestId('outline-group:group-1')
  const draft = () => stored(product, id)

  await test.step('grouped from the outline, folded, coloured', async () => {
    await admin.keyboard.press('F6')
    await admin.getByTestId('outline:sign-1').focus()
    await admin.keyboard.press('Enter')
    await expect(designer.inspector.getByLabel('Название', { exact: true })).toBeFocused()
    await admin.keyboard.press('Escape')
    await expect(admin.getByTestId('outline:sign-1')).toBeFocused()
    await admin.keyboard.press('Control+g')
    await expect(admin.getByTestId('group:group-1').getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('Наши')
    await admin.keyboard.press('Enter')
    await expect(group).toHaveAccessibleName('Группа «Наши», узлов: 1')
    await group.focus()
    await admin.keyboard.press('ArrowLeft')
    await expect(admin.getByTestId('outline:sign-1')).toHaveCount(0)
    await admin.keyboard.press('ArrowRight')
    await expect(admin.getByTestId('outline:sign-1')).toHaveAttribute('aria-level', '2')
  })

  await test.step('another node joins by its properties', async () => {
    await admin.getByTestId('outline:sign-2').focus()
    await admin.keyboard.press('Enter')
    await designer.inspector.getByLabel('Группа', { exact: true }).selectOption({ label: 'Наши' })
    await expect.poll(async () => (await draft()).groups?.[0]?.nodes).toEqual(['sign-1', 'sign-2'])
  })

  await test.step('a group is moved by arrows, in the outline and on the diagram', async () => {
    const y = async () => (await draft()).nodes.find((node) => node.id === 'sign-2')?.position.y ?? 0
    const before = await y()
    await group.focus()
    await admin.keyboard.press('Control+ArrowDown')
    await expect.poll(y).toBe(before + 20)
    await admin.locator('.react-flow__node[data-id="frame:group-1"]').focus()
    await admin.keyboard.press('ArrowDown')
    await expect.poll(y).toBeGreaterThan(before + 20)
  })

  await test.step('a note is written and deleted', async () => {
    await admin.keyboard.press('n')
    await expect(admin.getByTestId('note:note-1').getByRole('textbox')).toBeFocused()
    await admin.keyboard.type('Спросить юриста')
    await admin.keyboard.press('Escape')
    const note = admin.getByTestId('outline-note:note-1')
    await expect(note).toHaveAccessibleName('Заметка: Спросить юриста')
    await admin.keyboard.press('F2')
    await expect(admin.getByTestId('note:note-1').getByRole('textbox')).toBeFocused()
    await admin.keyboard.press('F2')
    await expect(designer.inspector.getByLabel('Текст')).toBeFocused()
    await admin.keyboard.press('Escape')
    await expect(note).toBeFocused()
    await admin.keyboard.press('Delete')
    await expect(note).toHaveCount(0)
    await expect.poll(async () => (await draft()).notes ?? []).toEqual([])
  })
})
