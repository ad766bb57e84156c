import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ContractPortal, installAfresh } from '#lib/bitrix24/contract-portal.ts'
import { generate } from '#lib/bitrix24/documents.ts'
import { emulator } from '#lib/bitrix24/emulator/index.ts'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import type { WriteBack } from '#lib/envelope/effect.ts'
import { Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { runWriteBack } from './index.ts'

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

/** Executes everything, but loses the answers of one method, alone or in a batch. */
const losing = (method: string): Http => {
  return async (request) => {
    const answer = await portal.http(request)
    const lost =
      request.name === method || (request.name === 'batch' && String(request.body).includes(`"${method}?`))
    if (!lost) return answer
    throw new Transient({ code: 'no-answer-in-time', outcome: 'unknown', text: { ru: 'нет', en: 'none' } })
  }
}

const world = async (): Promise<Record<string, number>> => {
  const seen = (await control('GET', '/portal')) as Record<string, unknown[]>
  const files = JSON.stringify(seen.drive).match(/"type":"file"/g)?.length ?? 0
  const text = JSON.stringify(seen)
  return {
    files,
    notifications: seen.notifications?.length ?? 0,
    tasks: seen.tasks?.length ?? 0,
    processes: seen.workflows?.length ?? 0,
    comments: text.match(/текст комментария/g)?.length ?? 0,
  }
}

const cases: [string, WriteBack][] = [
  ['crm.item.update', { name: 'move-stage', stageByPipeline: { 0: 'UC_SIGNING' }, backwards: false }],
  ['crm.item.update', { name: 'set-fields', fields: { title: 'Подписано' } }],
  [
    'disk.folder.uploadFile',
    { name: 'store-file', folder: ['Signed Documents', '2026'], fileName: 'a.pdf', documentId: 'd' },
  ],
  [
    'crm.item.update',
    {
      name: 'attach-files',
      field: 'UF_CRM_CONTRACT_FILE',
      files: [{ documentId: 'd', fileName: 'a.pdf' }],
    },
  ],
  ['bizproc.workflow.start', { name: 'start-process', templateId: '1', parameters: {} }],
  ['crm.timeline.comment.add', { name: 'timeline', title: '', text: 'текст комментария' }],
  ['tasks.task.add', { name: 'task', title: 'Задача', description: '', responsibleId: '5', deadline: null }],
  ['im.notify.system.add', { name: 'notify', userIds: ['5'], text: 'Готово' }],
]

it.each(cases)('%s whose answer was lost is done once (%o)', async (method, act) => {
  const call = {
    act,
    item: { entityTypeId: 2, id: '101' },
    mark: 'k3f9x2',
    repeat: false,
    bytesOf: async () => new TextEncoder().encode('bytes'),
  }
  const lossy = portal.client({ http: losing(method) })
  await expect(runWriteBack(lossy, call)).rejects.toMatchObject({ name: 'Transient', outcome: 'unknown' })
  const once = await world()
  const receipt = await runWriteBack(portal.client(), { ...call, repeat: true })
  // A notification is sent again under its tag, which replaces the first one.
  expect(receipt.how).toBe(act.name === 'notify' ? 'done' : 'already')
  expect(await world()).toEqual(once)
})

it('a document whose answer was lost is found by its mark', async () => {
  const method = 'crm.documentgenerator.document.add'
  const request = { templateId: '1', item: { entityTypeId: 2, id: '101' }, mark: 'k3f9x2', repeat: false }
  const lost = generate(portal.client({ http: losing(method) }), request)
  await expect(lost).rejects.toMatchObject({ name: 'Transient', outcome: 'unknown' })
  expect(await generate(portal.client(), { ...request, repeat: true })).toMatchObject({ how: 'already' })
})

it('a robot whose answer was lost is not answered twice', async () => {
  const client = portal.client()
  const robot = { CODE: 'r', HANDLER: 'https://app.example/r', NAME: 'R', USE_SUBSCRIPTION: 'Y' }
  await client.call('bizproc.robot.add', robot, { write: true })
  const { eventToken } = await control('POST', '/deals/101/robots/r', {
    properties: {},
    use_subscription: 'Y',
  })
  const call = {
    act: {
      name: 'answer-robot',
      eventToken: String(eventToken),
      values: { status: 'completed' },
      log: 'ок',
    } as const,
    item: { entityTypeId: 2, id: '101' },
    mark: 'k3f9x2',
    repeat: false,
    bytesOf: async () => new Uint8Array(),
  }
  const lossy = portal.client({ http: losing('bizproc.event.send') })
  await expect(runWriteBack(lossy, call)).rejects.toMatchObject({ outcome: 'unknown' })
  expect(await runWriteBack(client, { ...call, repeat: true })).toEqual({ how: 'already' })
})
