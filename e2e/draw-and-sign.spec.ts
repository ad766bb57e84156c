import { designerOf } from './designer.ts'
import { expect, test } from './fixtures.ts'
import { companies, contacts, signers } from './lab.ts'

test.use({ contextOptions: { viewport: { width: 1920, height: 1000 }, locale: 'ru-RU' } })
test.setTimeout(120_000)

test('an administrator draws a route with the mouse, and a deal is signed along it', async ({
  admin,
  lab,
  product,
  page,
}) => {
  const routeName = `Нарисованный ${Date.now().toString(36)}`
  const deal = await lab.deal({
    title: `Сделка по рисунку ${routeName}`,
    companyId: companies.vasilek,
    contactIds: [contacts.vasilkov],
    opportunity: 480_000,
    stageId: 'PREPARATION',
  })

  await test.step('draw', async () => {
    await admin.goto('/routes?new=1')
    await admin.getByRole('radio', { name: /С чистого листа/ }).check()
    await admin.getByRole('textbox', { name: /Название/ }).fill(routeName)
    await admin.getByRole('button', { name: 'Создать и открыть' }).click()
    const designer = designerOf(admin)
    const { inspector } = designer
    await expect(designer.node('start-1')).toBeVisible()
    await designer.zoomOut(4)
    await designer.move('start-1', await designer.place(9, 25))

    await designer.add('document', 'document-1', await designer.place(26, 25))
    await inspector.getByLabel('Откуда документ').selectOption({ label: 'Шаблон Битрикс24' })
    await inspector.getByLabel('Шаблон', { exact: true }).selectOption({ label: 'Договор поставки' })

    await designer.add('condition', 'condition-1', await designer.place(43, 25))
    await inspector.getByLabel('Название ветки 1').fill('крупная')
    await inspector.getByRole('button', { name: 'Добавить условие' }).click()
    await inspector.getByLabel('Что сравнить').click()
    await admin.getByPlaceholder('Найти…').fill('Сумма')
    await admin
      .getByRole('option', { name: /^Сумма/ })
      .first()
      .click()
    await inspector.getByLabel('Как сравнить').selectOption({ label: 'не меньше' })
    await inspector.getByLabel('С чем сравнить').fill('100000')

    await designer.add('sign', 'sign-1', await designer.place(60, 25))
    await inspector.getByLabel('Название', { exact: true }).fill('Подпись директора')
    await inspector.getByLabel('Подключение').selectOption({ label: 'Диадок — ООО «Ромашка»' })
    await inspector.getByLabel('Вид подписи').selectOption({ label: 'УКЭП' })
    await designer.participant('Ромашкин', 'Роман Ромашкин')

    await designer.add('sign', 'sign-2', await designer.place(77, 25))
    await inspector.getByText('Контрагент', { exact: true }).click()
    await inspector.getByLabel('Подключение').selectOption({ label: 'Диадок — ООО «Ромашка»' })
    await inspector.getByLabel('Вид подписи').selectOption({ label: 'УКЭП' })
    await designer.participant('Компания', 'Компания по реквизитам')

    await designer.add('end', 'end-1', await designer.place(93, 25))
    await designer.add('end', 'end-2', await designer.place(93, 65))
    await inspector.getByLabel('Чем завершить').selectOption({ label: 'Отклонён' })
    await designer.add('end', 'end-3', await designer.place(60, 75))
    await inspector.getByLabel('Чем завершить').selectOption({ label: 'Отменён' })

    await designer.connect('start-1', 'next', 'document-1')
    await designer.connect('document-1', 'next', 'condition-1')
    await designer.connect('condition-1', 'branch:b1', 'sign-1')
    await designer.connect('condition-1', 'else', 'end-3')
    await designer.connect('sign-1', 'done', 'sign-2')
    await designer.connect('sign-2', 'done', 'end-1')
  })

  await test.step('the verifier says what is missing, and falls silent once it is there', async () => {
    const designer = designerOf(admin)
    await designer.state.click()
    const findings = admin.getByRole('tabpanel', { name: /Проверка/ })
    await expect(designer.state).not.toHaveAttribute('data-errors', '0')
    await expect(findings.locator('[data-rule=unreachable]')).toContainText('Отклонён')
    await expect(findings.locator('[data-rule=unhandled-refusal]')).toHaveCount(2)
    await admin.getByRole('button', { name: 'Опубликовать' }).click()
    await expect(
      admin.getByRole('dialog').getByRole('button', { name: /Опубликовать версию/ }),
    ).toBeDisabled()
    await admin.keyboard.press('Escape')

    await designer.connect('sign-1', 'declined', 'end-2')
    await designer.connect('sign-2', 'declined', 'end-2')
    await expect(designer.state).toHaveAttribute('data-errors', '0')
    await expect(findings.locator('[data-rule=unreachable], [data-rule=unhandled-refusal]')).toHaveCount(0)
  })

  await test.step('the draft is kept, and published', async () => {
    const designer = designerOf(admin)
    await expect(designer.saved).toBeVisible()
    await admin.reload()
    await expect(designer.nodes).toHaveCount(8)
    await expect(designer.edges).toHaveCount(8)
    await expect(designer.state).toHaveAttribute('data-errors', '0')
    await admin.getByRole('button', { name: 'Опубликовать' }).click()
    await admin.getByLabel('Что изменилось').fill('Первая версия')
    await admin.getByRole('button', { name: 'Опубликовать версию 1' }).click()
    await expect(admin.getByText('Опубликована версия 1')).toBeVisible()
  })

  await admin.goto('/')
  const row = admin.getByRole('row').filter({ hasText: deal.title })
  await expect(row).toHaveCount(0)

  await test.step('the robot is run on the deal card of the lab', async () => {
    await page.setViewportSize({ width: 1920, height: 1000 })
    await page.goto(`${lab.url}/#/deals/${deal.id}`)
    const robot = page.locator('[data-robot=start_signing_route]')
    // The newly published route is offered by itself; the form is made anew then.
    const choice = robot.locator('select[name="p:route"]')
    await expect(choice.getByRole('option', { name: routeName, includeHidden: true })).toBeAttached({
      timeout: 20_000,
    })
    if (!(await choice.isVisible())) await robot.locator('summary').click()
    await choice.selectOption(routeName)
    await robot.getByRole('button', { name: 'Запустить' }).click()
  })

  await test.step('both sides sign in the inbox of the lab; the dashboard follows by itself', async () => {
    await expect(row).toBeVisible()
    const { id } = await product.envelopeOf(deal.id)
    const externalId = await product.externalId(id)
    await expect(row).toContainText('Ждём подпись: Роман Ромашкин')
    await page.goto(`${lab.url}/#/inbox`)
    for (const who of [signers.director, signers.vasilkov]) {
      const item = page.locator('.signer').filter({ hasText: who }).locator(`[data-item*="${externalId}"]`)
      await item.locator('[data-action=sign]').click()
      await expect(item).toHaveCount(0)
      if (who === signers.director) await expect(row).toContainText('Ждём подпись: ООО «Василёк»')
    }
    await expect(row).toContainText('Подписано', { timeout: 30_000 })
    await product.over(id)
  })

  await test.step('the portal has everything', async () => {
    await page.goto(`${lab.url}/#/deals/${deal.id}`)
    const card = page.getByRole('dialog')
    await expect(card.locator('.stages .here')).toHaveText('В работе')
    await expect(card.getByText('Подписано всеми').or(card.getByText('подписан всеми'))).toBeVisible()
    await expect(card.locator('.facts')).toContainText('Подписано')
    await expect(card.locator('details.answer')).toContainText('"status": "completed"')
    await card.getByRole('tab', { name: 'Диск' }).click()
    const folder = card
      .locator('details')
      .filter({ has: page.locator(`summary:has-text("${deal.id}")`) })
      .last()
    await expect(folder.getByText(/^Договор поставки \S+\.pdf$/)).toBeVisible()
    await expect(folder.getByText(/\(подписан\)\.pdf$/)).toBeVisible()
    await expect(folder.getByText(/\.sig$/)).toHaveCount(3)
    await expect(folder.getByText(/^Отчёт о подписании.*\.pdf$/)).toBeVisible()

    const trace = await lab.trace(deal.id)
    expect(trace.deal.stageId).toBe('EXECUTING')
    expect(trace.deal.fields).toMatchObject({
      UF_CRM_INKROUTE_STATUS: 'Подписано',
      UF_CRM_INKROUTE_EDI_NUMBER: expect.stringMatching(/\S/),
      UF_CRM_INKROUTE_SIGNED_DATE: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    })
    expect(trace.comments.filter((text) => text.includes('отправлен на подпись'))).toHaveLength(1)
    expect(trace.comments.filter((text) => text.includes('подписан всеми'))).toHaveLength(1)
    expect(trace.notifications.map((one) => one.userId)).toEqual([5])
    expect(trace.answers.map((answer) => answer.returnValues.status)).toEqual(['completed'])
    expect(trace.waitingRobots).toBe(0)
  })

  await test.step('the page of the finished envelope', async () => {
    await row.getByRole('link').click()
    await expect(admin.getByRole('region', { name: 'Почему здесь' })).toContainText('Подписано')
    await expect(admin.getByText('готово', { exact: true })).toHaveCount(2)
    await expect(admin.getByText('подпись верна')).toHaveCount(2)
    await expect(admin.getByText('Маршрут завершён, всё записано в Битрикс24.')).toBeVisible()
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('link', { name: /Скачать .*\(подписан\)\.pdf/ }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })
})
