import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { type ContractPortal, installAfresh, oneAtATime } from '#lib/bitrix24/contract-portal.ts'
import { emulator } from '#lib/bitrix24/emulator/index.ts'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import type { WriteBack } from '#lib/envelope/effect.ts'
import { runWriteBack } from './index.ts'

let served: ServedEmulator
let portal: ContractPortal
let client: Bitrix24Client
const control = async (method: string, path: string, body: object = {}) =>
  (await served.emulator.control?.(requestOf(method, path, body)))?.body as Record<string, unknown>

beforeAll(async () => {
  served = await serve(emulator)
})
beforeEach(async () => {
  portal = await installAfresh(served, control)
  client = portal.client()
})
afterAll(() => served.close())

const bytes = (text: string) => new TextEncoder().encode(text)
type Given = { repeat?: boolean; mark?: string; id?: number; content?: string; by?: Bitrix24Client }

const run = (act: WriteBack, given: Given = {}) =>
  runWriteBack(given.by ?? client, {
    act,
    item: { entityTypeId: 2, id: String(given.id ?? 101) },
    mark: given.mark ?? 'k3f9x2',
    repeat: given.repeat ?? false,
    bytesOf: async () => bytes(given.content ?? 'bytes of the file'),
  })

const deal = async (id = 101) => {
  const params = { entityTypeId: 2, id, useOriginalUfNames: 'Y' }
  return (await client.call<{ item: Record<string, unknown> }>('crm.item.get', params)).item
}

describe('move-stage', () => {
  const move = (stage: string, backwards = false): WriteBack => ({
    name: 'move-stage',
    stageByPipeline: { 0: stage },
    backwards,
  })

  it('moves forward once', async () => {
    expect(await run(move('UC_SIGNING'))).toMatchObject({ how: 'done', data: { fromStageId: 'PREPARATION' } })
    expect((await deal()).stageId).toBe('UC_SIGNING')
    expect(await run(move('UC_SIGNING'), { repeat: true })).toMatchObject({ how: 'already' })
  })

  it('moves backwards only when told', async () => {
    const receipt = await run(move('NEW'))
    expect(receipt).toMatchObject({ how: 'skipped', text: { ru: expect.stringContaining('Подготовка') } })
    expect((await deal()).stageId).toBe('PREPARATION')
    expect((await run(move('NEW', true))).how).toBe('done')
    expect((await deal()).stageId).toBe('NEW')
  })

  it('leaves a deal of a pipeline that the mapping does not name', async () => {
    expect((await run(move('UC_SIGNING'), { id: 109 })).how).toBe('skipped')
    expect((await deal(109)).stageId).toBe('C2:PREPARATION')
  })

  it('says that the stage is gone', async () => {
    await expect(run(move('UC_NOWHERE'))).rejects.toMatchObject({ code: 'bitrix24-stage-missing' })
  })

  it('says that the deal is gone', async () => {
    const gone = run(move('UC_SIGNING'), { id: 99_999 })
    await expect(gone).rejects.toMatchObject({ name: 'Permanent', code: 'bitrix24-not-found' })
  })
})

describe('set-fields', () => {
  const set: WriteBack = {
    name: 'set-fields',
    fields: { title: 'Подписано', opportunity: 7, UF_CRM_CONTRACT_FILE: null },
  }

  it('sets and does not set again', async () => {
    expect((await run(set)).how).toBe('done')
    expect(await deal()).toMatchObject({ title: 'Подписано', opportunity: 7 })
    portal.clear()
    expect((await run(set, { repeat: true })).how).toBe('already')
    expect(portal.requests.map((request) => request.name)).toEqual(['crm.item.get'])
  })

  it('sets on a repeat what was not set', async () => {
    expect((await run(set, { repeat: true })).how).toBe('done')
    expect((await deal()).title).toBe('Подписано')
  })
})

describe('store-file', () => {
  const store = (fileName = 'Договор № 1.pdf', id = '101'): WriteBack => ({
    name: 'store-file',
    folder: ['Signed Documents', '2026', '03', id],
    fileName,
    documentId: 'd1',
  })
  type Node = { name: string; type: string; children?: Node[]; version?: number; sizeBytes?: number }
  const tree = async () => {
    const find = (nodes: Node[]): Node | undefined => {
      for (const node of nodes) {
        if (node.name === 'Signed Documents') return node
        const below = find(node.children ?? [])
        if (below) return below
      }
      return undefined
    }
    return find((await control('GET', '/portal')).drive as Node[])
  }
  const files = (node: Node | undefined): Node[] =>
    node?.type === 'file' ? [node] : (node?.children ?? []).flatMap(files)

  it('makes the folders and stores the file', async () => {
    const receipt = await run(store())
    expect(receipt).toMatchObject({
      how: 'done',
      data: { name: 'Договор № 1.pdf', url: expect.stringContaining('http') },
    })
    const path: string[] = []
    for (let node = await tree(); node; node = node.children?.[0]) path.push(node.name)
    expect(path).toEqual(['Signed Documents', '2026', '03', '101', 'Договор № 1.pdf'])
  })

  it('needs one request for each further file', async () => {
    await run(store('1.pdf'))
    portal.clear()
    await run(store('2.pdf'))
    await run(store('3.pdf'))
    expect(portal.requests.map((request) => request.name)).toEqual([
      'disk.folder.uploadFile',
      'disk.folder.uploadFile',
    ])
  })

  it('stores nothing twice, whoever repeats', async () => {
    const first = await run(store())
    const again = await run(store(), { repeat: true })
    const elsewhere = await run(store(), { repeat: true, by: portal.client() })
    expect([again.how, elsewhere.how]).toEqual(['already', 'already'])
    expect(again.data?.fileId).toBe(first.data?.fileId)
    expect(files(await tree())).toHaveLength(1)
  })

  it('leaves a file of the same name and another content alone, whatever its length', async () => {
    const first = await run(store(), { content: 'signature of A' })
    const second = await run(store(), { content: 'signature of B', mark: 'b-1', repeat: true })
    const again = await run(store(), { content: 'signature of B', mark: 'b-1', repeat: true })
    expect(second).toMatchObject({ how: 'done', data: { name: 'Договор № 1 (b-1).pdf' } })
    expect(again).toMatchObject({ how: 'already', data: { fileId: second.data?.fileId } })
    expect(second.data?.fileId).not.toBe(first.data?.fileId)
    expect(files(await tree())).toHaveLength(2)
  })

  it('makes one folder for files stored at the same time', async () => {
    const others = portal.client()
    await Promise.all([
      run(store('1.pdf')),
      run(store('2.pdf')),
      run(store('3.pdf'), { by: others }),
      run(store('4.pdf', '103'), { by: others }),
    ])
    const month = (await tree())?.children?.[0]?.children?.[0]
    expect(month?.children?.map((folder) => folder.name).sort()).toEqual(['101', '103'])
    expect(files(await tree())).toHaveLength(4)
  })

  it('makes the folders anew when somebody deleted them', async () => {
    const first = await run(store('1.pdf'))
    await client.call('disk.folder.deleteTree', { id: first.data?.folderId }, { write: true })
    const second = await run(store('2.pdf'))
    expect(second.how).toBe('done')
    expect(files(await tree()).map((file) => file.name)).toEqual(['2.pdf'])
  })

  it('gives files names that every system accepts', async () => {
    const receipt = await run(store('a/b:c*?"<>|.pdf'))
    expect(receipt.data?.name).toBe('a_b_c______.pdf')
  })
})

describe('timeline', () => {
  const comment: WriteBack = {
    name: 'timeline',
    title: 'Подписано',
    text: 'Договор подписан обеими сторонами.',
  }
  const comments = async () =>
    (await client.call('crm.timeline.comment.list', { filter: { ENTITY_ID: 101, ENTITY_TYPE: 'deal' } })) as {
      COMMENT: string
    }[]

  it('adds one comment, however often it is repeated', async () => {
    const first = await run(comment)
    const again = await run(comment, { repeat: true })
    expect(again).toEqual({ how: 'already', data: first.data })
    const [only, ...rest] = await comments()
    expect(rest).toEqual([])
    expect(only?.COMMENT).toContain('Договор подписан обеими сторонами.')
  })

  it('adds on a repeat what was not added, and another effect’s comment', async () => {
    expect((await run(comment, { repeat: true })).how).toBe('done')
    expect((await run(comment, { repeat: true, mark: 'other1' })).how).toBe('done')
    expect(await comments()).toHaveLength(2)
  })
})

describe('notify', () => {
  const notice: WriteBack = { name: 'notify', userIds: ['5', '7', '5'], text: 'Договор подписан' }
  const notifications = async () => (await control('GET', '/portal')).notifications as { userId: number }[]

  it('notifies each user once', async () => {
    expect(await run(notice)).toMatchObject({ how: 'done' })
    await run(notice, { repeat: true })
    expect((await notifications()).map((one) => one.userId).sort()).toEqual([5, 7])
    portal.clear()
    await run(notice, { mark: 'other1' })
    expect(portal.requests).toHaveLength(1)
    expect(await notifications()).toHaveLength(4)
  })
})

describe('task', () => {
  const task: WriteBack = {
    name: 'task',
    title: 'Исправить договор',
    description: 'Контрагент отказал: «нет приложения 2».',
    responsibleId: '5',
    deadline: '2026-03-05T18:00:00+03:00',
  }
  const tasks = async () => (await control('GET', '/portal')).tasks as { title: string }[]

  it('is made once and is bound to the deal', async () => {
    const first = await run(task)
    expect(await run(task, { repeat: true })).toEqual({ how: 'already', data: first.data })
    expect(await tasks()).toHaveLength(1)
    const made = await client.call('tasks.task.get', {
      taskId: first.data?.taskId,
      select: ['*', 'UF_CRM_TASK'],
    })
    expect(made).toMatchObject({ task: { responsibleId: '5', ufCrmTask: ['D_101'] } })
  })

  it('says what Bitrix24 says when nobody can have it', async () => {
    const attempt = run({ ...task, responsibleId: '999' })
    await expect(attempt).rejects.toMatchObject({
      name: 'Permanent',
      text: { ru: expect.stringContaining('Исполнитель') },
    })
  })
})

describe('answer-robot', () => {
  const startRobot = async (timeoutSeconds = 0) => {
    await client.call(
      'bizproc.robot.add',
      { CODE: 'r', HANDLER: 'https://app.example/r', NAME: 'R', USE_SUBSCRIPTION: 'Y' },
      { write: true },
    )
    const body = { properties: {}, use_subscription: 'Y', timeout_duration: timeoutSeconds, timeoutSeconds }
    const started = await control('POST', '/deals/101/robots/r', body)
    return String(started.eventToken)
  }
  const answer = (eventToken: string): WriteBack => ({
    name: 'answer-robot',
    eventToken,
    values: { status: 'completed', envelope_link: 'https://app.example/e/1' },
    log: 'Подписано',
  })

  it('answers once', async () => {
    const act = answer(await startRobot())
    expect((await run(act)).how).toBe('done')
    expect((await run(act, { repeat: true })).how).toBe('already')
    const { robotAnswers } = (await control('GET', '/portal')) as { robotAnswers?: unknown[] }
    expect(robotAnswers ?? [1]).toHaveLength(1)
  })

  it('says that nobody waits', async () => {
    expect(await run(answer('made-up'))).toMatchObject({
      how: 'skipped',
      text: { en: expect.stringContaining('waits') },
    })
  })
})

it('writes ten envelopes back in few requests beyond their files', async () => {
  const governor = oneAtATime()
  const busy = portal.client({ governor, http: governor.watch(portal.http) })
  await run(
    { name: 'store-file', folder: ['Signed Documents', '2026', '03'], fileName: 'x', documentId: 'x' },
    { by: busy },
  )
  portal.clear()
  const envelopes = Array.from({ length: 10 }, (_, index) => index)
  await Promise.all(
    envelopes.flatMap((index) => {
      const given = { by: busy, mark: `m${index}`, id: 101 + (index % 6) * 2 }
      const folder = ['Signed Documents', '2026', '03', `deal-${index}`]
      return [
        run({ name: 'store-file', folder, fileName: `${index}.pdf`, documentId: 'd' }, given),
        run(
          { name: 'move-stage', stageByPipeline: { 0: 'EXECUTING', 2: 'C2:EXECUTING' }, backwards: false },
          given,
        ),
        run({ name: 'set-fields', fields: { title: `Подписано ${index}` } }, given),
        run({ name: 'timeline', title: 'Подписано', text: `${index}` }, given),
        run({ name: 'notify', userIds: ['5'], text: `${index}` }, given),
      ]
    }),
  )
  const shared = portal.requests.filter((request) => request.name !== 'disk.folder.uploadFile')
  expect(portal.requests.length - shared.length).toBe(10)
  expect(shared.length).toBeLessThanOrEqual(7)
})
