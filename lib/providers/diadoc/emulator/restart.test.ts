import { afterEach, expect, test } from 'vitest'
import { createTestContext } from '#lib/emulation/testing.ts'
import { type ForeignClient, messageTo, openClient } from './foreign-client.ts'

const open: ForeignClient[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()))
})

const start = async (context = createTestContext('diadoc')) => {
  const client = await openClient(context)
  open.push(client)
  return client
}

const sent = async (client: ForeignClient) => {
  const message = messageTo(client.ours.boxId, client.theirs.boxId, new TextEncoder().encode('text'))
  return String((await client.ours.post('/V3/PostMessage', message)).json.MessageId)
}

test('a restart between signing and delivery loses nothing', async () => {
  const before = await start()
  const messageId = await sent(before)
  await before.act((await before.inbox('ours'))[0]?.id ?? '', 'sign')
  // The process ends: its timers are gone, the state is on the disk.
  before.test.clock.clear()
  const after = await start(before.test)
  await after.wait()
  expect(await after.inbox('counterparty')).toMatchObject([{ externalId: messageId, state: 'waiting' }])
})

test('a refused patch undoes itself and nothing else', async () => {
  const client = await start()
  const messageId = await sent(client)
  const path = `/V6/GetMessage?boxId=${client.ours.boxId}&messageId=${messageId}`
  const documentId = (await client.ours.get(path)).json.Entities?.[0]?.EntityId
  const { json } = await client.ours.get(`/GetEmployees?boxId=${client.ours.boxId}`)
  const target = json.Employees?.[1]?.User?.UserId
  const request = (more: object = {}) => ({
    InitialDocumentId: documentId,
    Type: 'ApprovementRequest',
    TargetUserId: target,
    ...more,
  })
  const patch = (requests: object[]) =>
    client.ours.post('/V4/PostMessagePatch', {
      BoxId: client.ours.boxId,
      MessageId: messageId,
      ResolutionRequests: requests,
    })
  const answers = await Promise.all([
    patch([request(), request({ TargetUserId: 'nobody' })]),
    patch([request({ Comment: 'kept' })]),
    patch([request(), request({ Type: 'Custom' })]),
  ])
  expect(answers.map(({ status }) => status)).toEqual([400, 200, 400])
  const kinds = Array.from((await client.ours.get(path)).json.Entities ?? []).map((one) =>
    String(one.AttachmentType),
  )
  expect(kinds).toEqual(['Nonformalized', 'ResolutionRequest'])
})
