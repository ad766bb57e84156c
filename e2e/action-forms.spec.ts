import type { RouteGraph } from '#lib/route/graph.ts'
import { supplyContract } from '#lib/route/samples.ts'
import { violations } from './axe.ts'
import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'
import { freshName } from './routes.ts'

test.use({ contextOptions: { viewport: { width: 1600, height: 1000 }, locale: 'ru-RU' } })
test.setTimeout(90_000)

/** The demo's contract with an action before its end, as a draft of this test's own. */
async function draftWithAction(product: Product, title: string): Promise<string> {
  const graph = supplyContract({ templateId: '1', directorUserId: '7' })
  const last = graph.edges.find(({ outcome, to }) => outcome === 'done' && to.startsWith('end'))
  if (!last) throw new Error('the sample has no way to its end')
  const drawn: RouteGraph = {
    ...graph,
    nodes: [
      ...graph.nodes,
      {
        ...{ kind: 'action', id: 'action-1', title: '', action: '', settings: {} },
        position: { x: 1500, y: 400 },
      },
    ],
    edges: [
      ...graph.edges.map((edge) => (edge === last ? { ...edge, to: 'action-1' } : edge)),
      { id: 'action-1.next', from: 'action-1', outcome: 'next', to: last.to },
    ],
  }
  const name = freshName(title)
  const { id } = await product.call<{ id: string }>('POST', '/routes', { name, graph: drawn })
  return id
}

test('an author writes a text with variables: completion, preview, a typo and its cure', async ({
  admin,
  product,
}) => {
  const id = await draftWithAction(product, 'Текст с переменными')
  await admin.goto(`/routes/${id}`)
  const { node, inspector, state, saved } = designerOf(admin)
  await node('action-1').click()
  await inspector.getByLabel('Что сделать в Битрикс24').selectOption({ label: 'Написать в таймлайн' })
  const text = inspector.getByLabel('Текст')

  await test.step('a brace offers variables by their meaning, Escape leaves the text as it is', async () => {
    await text.pressSequentially('Готово: {')
    const list = admin.getByRole('listbox', { name: 'Переменные' })
    await expect(list.getByRole('option')).toHaveCount(19)
    await expect(list.getByRole('option', { name: /документ.*Договор поставки № 42/ })).toBeVisible()
    expect(await violations(admin)).toEqual([])
    await admin.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(text).toBeFocused()
    await text.pressSequentially('докум')
    await admin.keyboard.press('Enter')
    await expect(text).toHaveValue('Готово: {{document}}')
    await expect(inspector.getByText('Готово: Договор поставки № 42')).toBeVisible()
  })

  await test.step('the button does the same', async () => {
    await text.pressSequentially(', ')
    await inspector.getByRole('button', { name: 'Вставить переменную' }).click()
    await admin.keyboard.type('компан')
    await admin.keyboard.press('Tab')
    await expect(text).toHaveValue('Готово: {{document}}, {{company}}')
    await expect(text).toBeFocused()
  })

  await test.step('a variable that does not exist is marked, told by the verifier, and mended', async () => {
    await text.fill('Ждём {{waitin}}')
    await expect(text).toHaveAttribute('aria-invalid', 'true')
    await expect(inspector.getByText('Нет переменной {{waitin}}')).toBeVisible()
    await state.click()
    const finding = admin.getByRole('tabpanel', { name: /Проверка/ }).locator('[data-rule=unknown-variable]')
    await finding.locator('[data-fix]').click()
    await expect(finding).toHaveCount(0)
    await admin.getByRole('tab', { name: 'Свойства' }).click()
    await expect(text).toHaveValue('Ждём {{waiting}}')
    await expect(saved).toBeVisible()
  })
})

test('an author starts a business process by its name and gives what it asks for', async ({
  admin,
  product,
}) => {
  const id = await draftWithAction(product, 'С бизнес-процессом')
  await admin.goto(`/routes/${id}`)
  const { node, inspector, state, saved } = designerOf(admin)
  const findings = admin.getByRole('tabpanel', { name: /Проверка/ })
  await node('action-1').click()
  await inspector.getByLabel('Что сделать в Битрикс24').selectOption({ label: 'Запустить бизнес-процесс' })
  const process = inspector.getByLabel('Шаблон бизнес-процесса')
  await expect(process.getByRole('option', { includeHidden: true })).toHaveText([
    'Выберите…',
    'Передача договора в архив',
    'Согласование оплаты',
  ])
  await process.selectOption({ label: 'Согласование оплаты' })
  await inspector.getByLabel('Срочность').selectOption({ label: 'Срочно' })
  await inspector.getByLabel('Кто согласует').selectOption({ label: 'Роман Ромашкин — Генеральный директор' })
  await inspector.getByLabel('Сумма к оплате').fill('100')

  await state.click()
  await expect(findings.locator('[data-rule=process-parameters]')).toContainText('Назначение платежа')
  await admin.getByRole('tab', { name: 'Свойства' }).click()
  const purpose = inspector.getByLabel('Назначение платежа')
  await purpose.pressSequentially('По {docu')
  await admin.keyboard.press('Enter')
  await expect(purpose).toHaveValue('По {{document}}')
  expect(await violations(admin)).toEqual([])
  await expect(state).toHaveAttribute('data-errors', '0')

  await expect(saved).toBeVisible()
  await admin.reload()
  await node('action-1').click()
  await expect(process).toHaveValue('5')
  await expect(purpose).toHaveValue('По {{document}}')
  await expect(inspector.getByLabel('Срочность')).toHaveValue('urgent')
})

test('an author swaps the connection of all its steps, knowing what is lost, and takes it back', async ({
  admin,
  product,
}) => {
  const id = await draftWithAction(product, 'Другое подключение')
  await admin.goto(`/routes/${id}`)
  const { node, inspector } = designerOf(admin)
  await node('sign-1').click()
  const connection = inspector.getByLabel('Подключение')
  const before = await connection.inputValue()
  await connection.selectOption({ label: 'DocuSign' })
  const panel = inspector.getByRole('group', { name: /Сменить подключение/ })
  await expect(panel.locator('[data-loss=detached]')).toBeVisible()
  expect(await violations(admin)).toEqual([])

  await test.step('it can be left as it is', async () => {
    await panel.getByRole('button', { name: 'Оставить как есть' }).click()
    await expect(panel).toHaveCount(0)
    await expect(connection).toHaveValue(before)
  })

  await test.step('all steps of the connection are swapped as one change', async () => {
    await connection.selectOption({ label: 'DocuSign' })
    await panel.getByText('Во всех шагах: 2').click()
    await expect(panel.locator('[data-loss=address]')).toBeVisible()
    await panel.getByRole('button', { name: 'Сменить', exact: true }).click()
    await expect(connection).not.toHaveValue(before)
    const after = await connection.inputValue()
    await node('sign-2').click()
    await expect(connection).toHaveValue(after)
    await admin.getByRole('button', { name: /^Отменить: смена подключения/ }).click()
    await expect(connection).toHaveValue(before)
    await node('sign-1').click()
    await expect(connection).toHaveValue(before)
  })
})

test('a file of Drive is found by its name', async ({ admin, product, lab }) => {
  const id = await draftWithAction(product, 'Файл с Диска')
  await lab.deal({ title: 'Сделка рядом' })
  await admin.goto(`/routes/${id}`)
  const { node, inspector, saved } = designerOf(admin)
  await node('document-1').click()
  await inspector.getByLabel('Откуда документ').selectOption({ label: 'Файл на Диске' })
  await inspector.getByRole('button', { name: 'Выбрать на Диске' }).click()
  const picker = admin.getByRole('dialog', { name: 'Файл на Диске портала' })
  await picker.getByRole('button', { name: 'Общий диск' }).click()
  await picker.getByRole('button', { name: /^Договоры/ }).click()
  await expect(picker.getByRole('navigation', { name: 'Где мы на Диске' })).toContainText('Общий диск')
  expect(await violations(admin)).toEqual([])
  await picker.getByLabel('Найти файл').fill('аренды')
  await picker.getByRole('button', { name: /Договор аренды оборудования\.pdf/ }).click()
  await expect(picker).toHaveCount(0)
  await expect(inspector.getByText('Договор аренды оборудования.pdf')).toBeVisible()
  await expect(inspector.getByLabel('Номер файла на Диске')).toHaveValue(/^\d+$/)
  await expect(saved).toBeVisible()
})
