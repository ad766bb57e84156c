import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boxes } from './cast.ts'
import { type ForeignClient, messageTo, openClient, type Tree } from './foreign-client.ts'

let client: ForeignClient

beforeAll(async () => {
  client = await openClient()
})
afterAll(() => client.close())

const post = async (name: string) => {
  const message = messageTo(client.ours.boxId, client.theirs.boxId, new TextEncoder().encode(name))
  const { json } = await client.ours.post(`/V3/PostMessage?operationId=${name}`, message)
  return { messageId: String(json.MessageId), documentId: String(json.Entities?.[0]?.EntityId) }
}
const patch = (messageId: string, body: object) =>
  client.ours.post('/V4/PostMessagePatch', { BoxId: client.ours.boxId, MessageId: messageId, ...body })
const state = async ({ messageId, documentId }: { messageId: string; documentId: string }) =>
  (
    await client.ours.get(
      `/V3/GetDocument?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${documentId}`,
    )
  ).json
const works = async (messageId: string) =>
  (await client.inbox('ours')).filter((one) => one.externalId === messageId)

const staff = async () =>
  Array.from(
    (await client.ours.get(`/GetEmployees?boxId=${client.ours.boxId}&page=1&count=10`)).json.Employees ?? [],
  ).map((one: Tree) => String(one.User?.UserId))

describe('approval by an employee', () => {
  test('goes before the signature of the director', async () => {
    const [, accountant] = await staff()
    const sent = await post('approved')
    const asked = await patch(sent.messageId, {
      ResolutionRequests: [
        { InitialDocumentId: sent.documentId, Type: 0, TargetUserId: accountant, Comment: 'Проверьте' },
      ],
    })
    expect(asked.json.Entities?.[0]).toMatchObject({
      AttachmentType: 'ResolutionRequest',
      ResolutionRequestInfo: { RequestType: 'ApprovementRequest', Target: { UserId: accountant } },
    })
    expect((await state(sent)).ResolutionStatus?.Type).toBe('ApprovementRequested')
    const before = await works(sent.messageId)
    expect(before.map((one) => [one.signer.address, one.state])).toEqual([
      ['accountant@romashka.example', 'waiting'],
      ['director@romashka.example', 'later'],
    ])
    await client.act(before[0]?.id ?? '', 'sign')
    expect((await state(sent)).ResolutionStatus?.Type).toBe('Approved')
    expect((await works(sent.messageId)).map((one) => one.state)).toEqual(['done', 'waiting'])
  })

  test('is invisible to the other side', async () => {
    const [, accountant] = await staff()
    const sent = await post('hidden')
    await patch(sent.messageId, {
      ResolutionRequests: [
        { InitialDocumentId: sent.documentId, Type: 'ApprovementRequest', TargetUserId: accountant },
      ],
    })
    const [work] = await works(sent.messageId)
    await client.act(work?.id ?? '', 'sign')
    await client.act((await works(sent.messageId))[1]?.id ?? '', 'sign')
    await client.wait()
    const seen = `/V6/GetMessage?boxId=${client.theirs.boxId}&messageId=${sent.messageId}`
    const theirs = await client.theirs.get(seen)
    const kinds = Array.from(theirs.json.Entities ?? []).map(
      (one: Tree) => one.AttachmentType ?? one.EntityType,
    )
    expect(kinds).toEqual(['Nonformalized', 'Signature'])
    const more = { InitialDocumentId: sent.documentId, ResolutionType: 'Approve' }
    expect((await patch(sent.messageId, { Resolutions: [more] })).status).toBe(200)
    expect((await client.theirs.get(seen)).text).toBe(theirs.text)
  })

  test('may be refused with a comment', async () => {
    const [, accountant] = await staff()
    const sent = await post('disapproved')
    await patch(sent.messageId, {
      ResolutionRequests: [{ InitialDocumentId: sent.documentId, Type: 0, TargetUserId: accountant }],
    })
    await client.act((await works(sent.messageId))[0]?.id ?? '', 'decline', 'Нет бюджета')
    expect((await state(sent)).ResolutionStatus).toMatchObject({
      Type: 'Disapproved',
      AuthorFIO: 'Лепесткова Лидия Львовна',
    })
    const { json } = await client.ours.get(
      `/V6/GetMessage?boxId=${client.ours.boxId}&messageId=${sent.messageId}&injectEntityContent=true`,
    )
    const resolution = Array.from(json.Entities ?? []).find(
      (one: Tree) => String(one.AttachmentType) === 'Resolution',
    )
    expect(Buffer.from(String(resolution?.Content?.Data), 'base64').toString()).toBe('Нет бюджета')
  })
})

describe('a request to sign', () => {
  test('is done by its addressee, and the message leaves', async () => {
    const [, accountant] = await staff()
    const sent = await post('signed-on-request')
    await patch(sent.messageId, {
      ResolutionRequests: [
        { InitialDocumentId: sent.documentId, Type: 'SignatureRequest', TargetUserId: accountant },
      ],
    })
    const found = await works(sent.messageId)
    expect(found.map((one) => one.signer.address)).toEqual(['accountant@romashka.example'])
    await client.act(found[0]?.id ?? '', 'sign')
    await client.wait()
    expect(await state(sent)).toMatchObject({
      SenderSignatureStatus: 'SenderSignatureCheckedAndValid',
      ResolutionStatus: { Type: 'None' },
    })
  })

  test('may be denied, cancelled and restored', async () => {
    const [director] = await staff()
    const sent = await post('denied')
    const ask = () =>
      patch(sent.messageId, {
        ResolutionRequests: [{ InitialDocumentId: sent.documentId, Type: 1, TargetUserId: director }],
      })
    const requestId = (await ask()).json.Entities?.[0]?.EntityId
    await client.act((await works(sent.messageId))[0]?.id ?? '', 'decline', 'Не я')
    expect((await state(sent)).ResolutionStatus?.Type).toBe('SignatureDenied')
    expect(
      (
        await patch(sent.messageId, {
          ResolutionRequestCancellations: [{ InitialResolutionRequestId: requestId }],
        })
      ).status,
    ).toBe(409)
    const second = (await ask()).json.Entities?.[0]?.EntityId
    expect(
      (
        await patch(sent.messageId, {
          ResolutionRequestCancellations: [{ InitialResolutionRequestId: second, Comment: 'Уже не нужно' }],
        })
      ).status,
    ).toBe(200)
  })

  test('needs exactly one addressee of this box, a known type and a short comment', async () => {
    const [director] = await staff()
    const sent = await post('wrong-requests')
    const ask = (more: object) =>
      patch(sent.messageId, {
        ResolutionRequests: [{ InitialDocumentId: sent.documentId, Type: 0, ...more }],
      })
    expect((await ask({})).status).toBe(400)
    expect((await ask({ TargetUserId: 'nobody' })).status).toBe(400)
    expect((await ask({ TargetUserId: director, Type: 'Custom' })).status).toBe(400)
    expect((await ask({ TargetUserId: director, Comment: 'я'.repeat(501) })).status).toBe(400)
    expect((await patch(sent.messageId, {})).status).toBe(400)
  })
})

describe('organisations and counteragents', () => {
  test('are found by their numbers; one without a box is not', async () => {
    const mine = (await client.ours.get('/GetMyOrganizations?autoRegister=false')).json
    expect(mine.Organizations?.[0]).toMatchObject({
      Inn: '7710140679',
      Boxes: [{ BoxIdGuid: boxes.ours }],
      JoinedDiadocTreaty: true,
    })
    const found = await client.ours.get('/GetOrganizationsByInnKpp?inn=7736207543&kpp=773601001')
    expect(found.json.Organizations?.[0]?.Boxes?.[0]?.BoxIdGuid).toBe(boxes.vasilek)
    expect((await client.ours.get('/GetOrganizationsByInnKpp?inn=5024002119')).json.Organizations).toEqual([])
    expect((await client.ours.get('/GetOrganization?inn=5024002119')).status).toBe(404)
    expect((await client.ours.get('/GetOrganization?inn=7736207543&orgId=1')).status).toBe(400)
  })

  test('an invitation is accepted by the invited and opens the way', async () => {
    const relation = `/V3/GetCounteragent?myBoxId=${client.ours.boxId}&counteragentBoxId=${boxes.landysh}`
    expect((await client.ours.get(relation)).status).toBe(404)
    const task = await client.ours.post(`/V3/AcquireCounteragent?myBoxId=${client.ours.boxId}`, {
      Inn: '7707083893',
      MessageToCounteragent: 'Давайте дружить',
    })
    const done = await client.ours.get(
      `/V3/AcquireCounteragentResult?myBoxId=${client.ours.boxId}&taskId=${task.json.TaskId}`,
    )
    expect(done.json.BoxId).toBe(boxes.landysh)
    expect((await client.ours.get(relation)).json).toMatchObject({
      CurrentStatus: 'IsInvitedByMe',
      MessageToCounteragent: 'Давайте дружить',
    })
    const message = messageTo(client.ours.boxId, boxes.landysh, new TextEncoder().encode('hello'))
    expect((await client.ours.post('/V3/PostMessage', message)).status).toBe(409)
    const invitation = (await client.inbox('counterparty')).find(({ id }) => id.includes('invitation'))
    await client.act(invitation?.id ?? '', 'sign')
    expect((await client.ours.get(relation)).json.CurrentStatus).toBe('IsMyCounteragent')
    expect((await client.ours.post('/V3/PostMessage', message)).status).toBe(200)
  })
})
