import { expect, type Locator, type Page } from '@playwright/test'

type Point = { x: number; y: number }

async function middle(place: Locator): Promise<Point> {
  await place.waitFor()
  const box = await place.boundingBox()
  if (!box) throw new Error(`${place} is not on the page`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The designer as a person uses it, by mouse where a name does not say otherwise. */
export function designerOf(page: Page) {
  const canvas = page.getByTestId('canvas')
  const inspector = page.locator('aside').filter({ has: page.getByRole('tab', { name: 'Свойства' }) })
  const node = (id: string) => page.getByTestId(`node:${id}`)

  const drag = async (from: Point, to: Point) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
  }
  return {
    canvas,
    inspector,
    node,
    nodes: page.locator('.react-flow__node'),
    edges: page.locator('.react-flow__edge'),
    state: page.getByTestId('verify-state'),
    saved: page.locator('[data-save=saved]'),

    /** A place on the canvas in hundredths of the part that no panel covers. */
    async place(x: number, y: number): Promise<Point> {
      const box = await canvas.boundingBox()
      if (!box) throw new Error('there is no canvas')
      const panel = (await inspector.isVisible()) ? 0 : 320
      return { x: box.x + ((box.width - panel) * x) / 100, y: box.y + (box.height * y) / 100 }
    },
    async zoomOut(times: number) {
      for (let n = 0; n < times; n++) {
        const before = await page.locator('.react-flow__viewport').getAttribute('style')
        await page.getByRole('button', { name: 'Мельче' }).click()
        await expect(page.locator('.react-flow__viewport')).not.toHaveAttribute('style', before ?? '')
        await settled(page)
      }
    },
    async move(id: string, to: Point) {
      await drag(await middle(node(id)), to)
    },
    /** Drags a kind from the palette; the new node is selected, its properties are open. */
    async add(kind: string, id: string, at: Point) {
      await drag(await middle(page.getByTestId(`palette:${kind}`)), at)
      await expect(node(id)).toBeVisible()
      await settled(page)
    },
    /** Adds a kind by the searched list; it follows the node that is selected. */
    async addByKeys(kind: string, id: string) {
      await page.keyboard.press('/')
      await expect(page.getByRole('dialog', { name: 'Добавить узел' }).getByRole('combobox')).toBeFocused()
      await page.keyboard.type(kind)
      await page.keyboard.press('Enter')
      await expect(node(id)).toBeVisible()
    },
    async connect(from: string, outcome: string, to: string) {
      const before = await page.locator('.react-flow__edge').count()
      const start = await middle(page.getByTestId(`handle:${from}:${outcome}`))
      await drag(start, await middle(node(to).locator('.react-flow__handle.target')))
      await expect(page.locator('.react-flow__edge')).toHaveCount(before + 1)
    },
    async participant(search: string, name: string) {
      await inspector.getByRole('button', { name: 'Добавить участника' }).first().click()
      await page.getByPlaceholder('Имя, роль или поле…').fill(search)
      await page.getByRole('option', { name }).click()
    },
  }
}

/** The view stands still: pans and zooms are animated. */
async function settled(page: Page) {
  let last = ''
  await expect
    .poll(
      async () => {
        const now = (await page.locator('.react-flow__viewport').getAttribute('style')) ?? ''
        const still = now === last
        last = now
        return still
      },
      { intervals: [60] },
    )
    .toBe(true)
}
