import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { readCatalogue } from './catalogue.ts'
import { type ContractPortal, installAfresh } from './contract-portal.ts'
import { download, fileFromDrive, fileFromField, generate, readPdf } from './documents.ts'
import { driveFile, lookIntoDrive } from './drive-browse.ts'
import { emulator } from './emulator/index.ts'
import { readItem } from './parties.ts'

let served: ServedEmulator
let portal: ContractPortal
const control = async (method: string, path: string, body: object = {}) =>
  (await served.emulator.control?.(requestOf(method, path, body)))?.body as Record<string, unknown>

beforeAll(async () => {
  served = await serve(emulator)
})
beforeEach(async () => {
  portal = await installAfresh(served, control)
})
afterAll(() => served.close())

const deal = (id: number) => ({ entityTypeId: 2, id: String(id) })
const at = { portalUrl: 'https://romashka.bitrix24.ru' }

describe('readItem', () => {
  it('reads a deal with everybody around it in one request', async () => {
    const facts = await readItem(portal.client(), deal(103), at)
    expect(portal.requests).toHaveLength(1)
    expect(facts).toMatchObject({
      title: 'Оборудование для «Ландыша»',
      categoryId: '0',
      stageId: 'NEW',
      url: 'https://romashka.bitrix24.ru/crm/deal/details/103/',
      responsible: { id: '5', name: 'Игорь Мельников', email: 'manager@romashka.example', active: true },
      head: { id: '9', position: 'Руководитель отдела продаж' },
      contacts: [{ id: '5', email: 'director@landysh.example' }],
      company: { id: '5', name: 'ООО «Ландыш»', requisites: [{ name: expect.stringContaining('Ландыш') }] },
      myCompany: { id: '1' },
    })
    expect(facts.fields.opportunity).toBe('1250000')
    expect(JSON.stringify(facts)).not.toContain('auth=')
  })

  it('keeps the order of contacts, the primary one first', async () => {
    const facts = await readItem(portal.client(), deal(101), at)
    expect(facts.contacts.map((contact) => contact.id)).toEqual(['1', '3'])
    expect(facts.contacts[0]).toMatchObject({ phone: '+7 900 000-00-21' })
    expect(portal.requests).toHaveLength(2)
  })

  it('tells all requisites of a company apart and which one the deal chose', async () => {
    const facts = await readItem(portal.client(), deal(109), at)
    expect(facts.company?.requisites.length).toBeGreaterThan(1)
    expect(facts.contacts).toEqual([])
  })

  it('takes the head of the department above for a head', async () => {
    const facts = await readItem(portal.client(), deal(109), at)
    expect(facts.responsible?.id).toBe('9')
    expect(facts.head?.id).toBe('7')
  })

  it('knows a company without requisites', async () => {
    const facts = await readItem(portal.client(), deal(111), at)
    expect(facts.company).toMatchObject({ id: '13', requisites: [] })
  })

  it.each([
    [101, 'RU'],
    [107, 'DE'],
  ])('knows the country of a company by the template of its requisites: deal %i', async (id, country) => {
    const { company } = await readItem(portal.client(), deal(id), at)
    expect(company?.requisites.map((one) => one.country)).toEqual([country])
  })

  it('shares requests with other readers', async () => {
    const client = portal.client()
    await Promise.all([103, 105, 107].map((id) => readItem(client, deal(id), at)))
    expect(portal.requests.length).toBeLessThanOrEqual(3)
  })

  it('says that an item is gone', async () => {
    const attempt = readItem(portal.client(), deal(99_999), at)
    await expect(attempt).rejects.toMatchObject({ name: 'Permanent', code: 'bitrix24-item-gone' })
  })
})

describe('readCatalogue', () => {
  it('reads pipelines, users, templates and fields in two requests', async () => {
    const catalogue = await readCatalogue(portal.client(), { entityTypeIds: [2, 177] })
    expect(portal.requests).toHaveLength(2)
    expect(catalogue.failures).toEqual([])
    expect(catalogue.pipelines?.map((one) => [one.id, one.entityTypeId, one.name])).toEqual([
      [0, 2, 'Продажи'],
      [2, 2, 'Тендеры'],
      [9, 177, expect.any(String)],
    ])
    const [sales] = catalogue.pipelines ?? []
    expect(sales?.stages[0]).toEqual({
      id: 'NEW',
      name: 'Новая',
      color: '#39A8EF',
      semantics: 'process',
      sort: 10,
    })
    expect(sales?.stages.filter((stage) => stage.semantics !== 'process').map((stage) => stage.id)).toEqual([
      'WON',
      'LOSE',
      'APOLOGY',
    ])
    expect(catalogue.users).toContainEqual({
      id: '7',
      name: 'Роман Ромашкин',
      active: true,
      position: 'Генеральный директор',
    })
    expect(catalogue.templates).toContainEqual({ id: '3', name: 'NDA', entityTypeIds: [2, 4] })
    expect(catalogue.fields).toContainEqual(
      expect.objectContaining({ name: 'UF_CRM_CONTRACT_FILE', entityTypeId: 2, type: 'file' }),
    )
    expect(catalogue.fields).toContainEqual(expect.objectContaining({ name: 'opportunity', entityTypeId: 2 }))
  })

  it('reads business processes with what they ask for, without the robots of stages', async () => {
    const { processes } = await readCatalogue(portal.client())
    expect(processes?.map(({ id, name, entityTypeId }) => [id, name, entityTypeId])).toEqual([
      ['1', 'Передача договора в архив', 2],
      ['5', 'Согласование оплаты', 2],
      ['7', 'Регистрация договора', 177],
    ])
    expect(processes?.[2]?.parameters).toEqual([])
    expect(processes?.[1]?.parameters).toEqual([
      { name: 'Amount', title: 'Сумма к оплате', type: 'double', required: true, multiple: false },
      { name: 'Purpose', title: 'Назначение платежа', type: 'string', required: true, multiple: false },
      {
        name: 'Urgency',
        title: 'Срочность',
        type: 'select',
        required: false,
        multiple: false,
        options: [
          { value: 'normal', label: 'Обычная' },
          { value: 'urgent', label: 'Срочно' },
        ],
        preset: 'normal',
      },
      { name: 'Approver', title: 'Кто согласует', type: 'user', required: false, multiple: true },
    ])
  })

  it('reads every type of item that a route can start from when it is not told which', async () => {
    const catalogue = await readCatalogue(portal.client())
    expect(portal.requests.length).toBeLessThanOrEqual(3)
    expect(catalogue.failures).toEqual([])
    expect(catalogue.itemTypes).toEqual([
      { entityTypeId: 177, title: 'Договоры', productRows: false, company: true },
    ])
    expect([...new Set(catalogue.fields?.map(({ entityTypeId }) => entityTypeId))].sort()).toEqual([
      1, 177, 2, 3, 4,
    ])
    const pipelines = catalogue.pipelines?.map(({ entityTypeId, id }) => `${entityTypeId}/${id}`)
    expect(pipelines).toEqual(expect.arrayContaining(['2/0', '2/2', '177/9', '1/0']))
    expect(catalogue.files).toEqual([])
  })

  it('keeps what it may read', async () => {
    await control('POST', '/application', { scope: 'crm' })
    const catalogue = await readCatalogue(portal.client())
    expect(catalogue.pipelines?.map(({ name }) => name)).toContain('Продажи')
    expect(catalogue.users).toBeNull()
    expect(catalogue.processes).toBeNull()
    expect(catalogue.failures).toEqual(
      ['users', 'processes'].map((part) => ({
        part,
        failure: expect.objectContaining({ code: 'bitrix24-scope-missing' }),
      })),
    )
  })
})

describe('Drive', () => {
  it('is looked into from its storages down to a file, and searched', async () => {
    const client = portal.client()
    const top = await lookIntoDrive(client, {})
    expect(top.entries).toContainEqual({ id: '7', name: 'Общий диск', type: 'storage' })
    const common = await lookIntoDrive(client, { folderId: '7' })
    const folder = common.entries.find(({ type }) => type === 'folder')
    const inside = await lookIntoDrive(client, { folderId: folder?.id ?? '' })
    const file = inside.entries.find(({ type }) => type === 'file')
    expect(file).toMatchObject({ name: expect.stringContaining('.pdf'), sizeBytes: expect.any(Number) })
    const word = file?.name.slice(0, 6) ?? ''
    expect((await lookIntoDrive(client, { query: word })).entries).toContainEqual(file)
    expect((await lookIntoDrive(client, { folderId: '7', query: ` ${word} ` })).entries).toContainEqual(file)
    expect(await lookIntoDrive(client, { query: 'нет такого' })).toEqual({ entries: [], more: false })
    expect(await driveFile(client, file?.id ?? '')).toEqual(file)
  })

  it('is not searched by a letter or two', async () => {
    const look = await lookIntoDrive(portal.client(), { folderId: '7', query: 'до' })
    expect(look).toEqual(await lookIntoDrive(portal.client(), { folderId: '7' }))
  })

  it('tells of a file that is gone and of a scope that is missing', async () => {
    await expect(driveFile(portal.client(), '999999')).rejects.toMatchObject({ code: 'bitrix24-not-found' })
    await control('POST', '/application', { scope: 'crm' })
    await expect(lookIntoDrive(portal.client(), {})).rejects.toMatchObject({
      code: 'bitrix24-scope-missing',
    })
  })
})

describe('documents', () => {
  const request = { templateId: '1', item: deal(101), mark: 'k3f9x2', repeat: false }

  it('are generated, converted later and downloaded as PDF', async () => {
    const client = portal.client()
    const made = await generate(client, request)
    expect(made).toMatchObject({ how: 'done', title: expect.stringContaining('Договор') })
    expect(await readPdf(client, made.documentId)).toEqual({ state: 'pending' })
    await served.test.clock.advance(60_000)
    const pdf = await readPdf(client, made.documentId)
    if (pdf.state !== 'ready') throw new Error(`the PDF is ${pdf.state}`)
    const bytes = await download(client, pdf.url)
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  it('are not made twice', async () => {
    const client = portal.client()
    const first = await generate(client, request)
    const second = await generate(client, { ...request, repeat: true })
    expect(second).toMatchObject({ how: 'already', documentId: first.documentId })
    const other = await generate(client, { ...request, repeat: true, mark: 'other1' })
    expect(other.how).toBe('done')
    expect(other.documentId).not.toBe(first.documentId)
  })

  it('tell when they cannot be converted', async () => {
    served.test.faults.arm([{ kind: 'fail-conversion', times: 1 }])
    const client = portal.client()
    const { documentId } = await generate(client, request)
    await served.test.clock.advance(60_000)
    const pdf = await readPdf(client, documentId)
    expect(pdf).toMatchObject({ state: 'failed', failure: { code: 'bitrix24-conversion-failed' } })
  })

  it('come from a field of the item and from Drive', async () => {
    const client = portal.client()
    const file = await fileFromField(client, deal(103), 'UF_CRM_CONTRACT_FILE')
    expect(file.name).toBe('Договор аренды оборудования.pdf')
    const stored = (await client.call('disk.storage.getList', { filter: { ENTITY_TYPE: 'common' } })) as {
      ROOT_OBJECT_ID: string
    }[]
    const folders = (await client.call('disk.folder.getChildren', { id: stored[0]?.ROOT_OBJECT_ID })) as {
      ID: string
    }[]
    const files = (await client.call('disk.folder.getChildren', { id: folders[0]?.ID })) as { ID: string }[]
    const same = await fileFromDrive(client, files[0]?.ID ?? '')
    expect(same.name).toBe(file.name)
    expect(Buffer.from(same.bytes).equals(Buffer.from(file.bytes))).toBe(true)
    const catalogue = await readCatalogue(client, { fileIds: [files[0]?.ID ?? '', '999999'] })
    expect(catalogue.files).toEqual([
      { id: files[0]?.ID, name: file.name },
      { id: '999999', name: null },
    ])
    expect(catalogue.failures).toEqual([])
  })

  it('that are missing are told with a cure', async () => {
    const client = portal.client()
    const empty = fileFromField(client, deal(101), 'UF_CRM_CONTRACT_FILE')
    await expect(empty).rejects.toMatchObject({ code: 'bitrix24-field-empty' })
    await expect(fileFromDrive(client, '999999')).rejects.toMatchObject({ code: 'bitrix24-not-found' })
    const foreign = client.download('https://evil.example/rest/download.json?auth=x')
    await expect(foreign).rejects.toMatchObject({ code: 'bitrix24-foreign-link' })
  })
})
