import { unzipSync } from 'fflate'
import * as pkijs from 'pkijs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ForeignClient, messageTo, openClient, type Tree } from './foreign-client.ts'

let client: ForeignClient
let pdf: Uint8Array
let messageId = ''
let documentId = ''

beforeAll(async () => {
  client = await openClient()
  pdf = await client.test.context.pdf.render({ title: 'Договор № 15', paragraphs: ['О поставке ромашек'] })
})
afterAll(() => client.close())

const verify = async (cms: Uint8Array, content: Uint8Array) => {
  const info = pkijs.ContentInfo.fromBER(Uint8Array.from(cms))
  const signed = new pkijs.SignedData({ schema: info.content })
  return signed.verify({ signer: 0, data: Uint8Array.from(content).buffer, checkChain: false })
}

const document = () =>
  client.ours.get(`/V3/GetDocument?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${documentId}`)

test('a message without a signature waits for the director', async () => {
  const posted = await client.ours.post(
    '/V3/PostMessage?operationId=env-7f2c-send',
    messageTo(client.ours.boxId, client.theirs.boxId, pdf),
  )
  expect(posted.status).toBe(200)
  messageId = String(posted.json.MessageId)
  documentId = String(posted.json.Entities?.[0]?.EntityId)
  expect(posted.json.Entities?.[0]).toMatchObject({
    EntityType: 'Attachment',
    AttachmentType: 'Nonformalized',
    FileName: 'Договор 15.pdf',
    Content: { Size: pdf.length },
    DocumentInfo: { CustomDocumentId: 'env-7f2c', SenderSignatureStatus: 'WaitingForSenderSignature' },
  })
  expect(await client.inbox('ours')).toMatchObject([{ state: 'waiting', externalId: messageId }])
  expect(await client.inbox('counterparty')).toMatchObject([{ state: 'later', externalId: messageId }])
})

test('ticks are bare integers with all their digits', async () => {
  const { text, json } = await document()
  expect(text).toMatch(/"CreationTimestampTicks":\d{18}[,}]/)
  expect(String(json.CreationTimestampTicks)).toMatch(/^\d{18}$/)
  expect(Number.isSafeInteger(Number(json.CreationTimestampTicks))).toBe(false)
})

test('the director signs, the service checks and delivers, each at its own time', async () => {
  const [work] = await client.inbox('ours')
  await client.act(work?.id ?? '', 'sign')
  expect((await document()).json.SenderSignatureStatus).toBe('SenderSignatureUnchecked')
  expect((await client.inbox('counterparty'))[0]?.state).toBe('later')
  await client.test.clock.advance(300)
  const checked = (await document()).json
  expect(checked.SenderSignatureStatus).toBe('SenderSignatureCheckedAndValid')
  expect(checked.DeliveryTimestampTicks).toBeUndefined()
  await client.test.clock.advance(300)
  expect((await document()).json.DeliveryTimestampTicks).toMatch(/^\d{18}$/)
  expect((await client.inbox('counterparty'))[0]?.state).toBe('waiting')
})

test('the sender never learns that the other side has looked', async () => {
  const before = (await document()).text
  const feed = `/V8/GetNewEvents?boxId=${client.ours.boxId}`
  const events = (await client.ours.get(feed)).json.TotalCount
  const [work] = await client.inbox('counterparty')
  await client.act(work?.id ?? '', 'view')
  expect((await client.inbox('counterparty'))[0]?.state).toBe('viewed')
  expect((await document()).text).toBe(before)
  expect((await client.ours.get(feed)).json.TotalCount).toBe(events)
})

test('the counterparty signs and the document is finished', async () => {
  const [work] = await client.inbox('counterparty')
  await client.act(work?.id ?? '', 'sign')
  expect((await document()).json).toMatchObject({
    RecipientResponseStatus: 'WithRecipientSignature',
    DocflowStatus: { PrimaryStatus: { Severity: 'Success' } },
  })
  const inbox = [...(await client.inbox('ours')), ...(await client.inbox('counterparty'))]
  expect(inbox.map(({ state }) => state)).toEqual(['done', 'done'])
})

test('the sender reads the story from the feed in its order', async () => {
  const { json } = await client.ours.get(`/V8/GetNewEvents?boxId=${client.ours.boxId}`)
  const told = Array.from(json.Events ?? []).map(({ Message, Patch }: Tree) => {
    if (Message) return 'message'
    if (Patch?.MessageIsDelivered) return `delivered ${Patch.DeliveredPatchId}`
    return Array.from(Patch?.Entities ?? [])
      .map((one: Tree) => `${one.EntityType} ${one.SignerBoxId ?? one.DocumentInfo?.SenderSignatureStatus}`)
      .join()
  })
  expect(told.slice(0, 2)).toEqual(['message', `Signature ${client.ours.boxId}`])
  expect(told.slice(3)).toEqual([`delivered ${messageId}`, `Signature ${client.theirs.boxId}`])
  expect(told[2]).toContain('SenderSignatureCheckedAnd')
})

test('files and signatures of both sides verify over the exact bytes', async () => {
  const { json } = await client.ours.get(`/V6/GetMessage?boxId=${client.ours.boxId}&messageId=${messageId}`)
  const content = (entityId: string) =>
    client.ours.get(
      `/V4/GetEntityContent?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${entityId}`,
    )
  const file = await content(documentId)
  expect(Buffer.from(file.bytes).equals(pdf)).toBe(true)
  const signatures = Array.from(json.Entities ?? []).filter(
    ({ EntityType }: Tree) => String(EntityType) === 'Signature',
  )
  expect(signatures.map(({ SignerBoxId }: Tree) => SignerBoxId)).toEqual([
    client.ours.boxId,
    client.theirs.boxId,
  ])
  for (const { EntityId } of signatures) {
    const { bytes } = await content(String(EntityId))
    expect(await verify(bytes, pdf)).toBe(true)
    expect(await verify(bytes, pdf.slice(1)).catch(() => false)).toBe(false)
  }
  const info = await client.ours.get(
    `/GetSignatureInfo?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${signatures[1]?.EntityId}`,
  )
  expect(info.json).toMatchObject({
    OrgInn: '7736207543',
    Surname: 'Васильков',
    SignatureVerificationResult: { IsValid: true },
  })
})

test('printed forms come at the second asking', async () => {
  const query = `?boxId=${client.ours.boxId}&messageId=${messageId}&documentId=${documentId}`
  for (const path of ['/GeneratePrintForm', '/GenerateDocumentProtocol', '/GenerateDocumentZip']) {
    const first = await client.ours.get(path + query)
    expect([first.status, first.headers.get('retry-after'), first.text]).toEqual([204, '2', ''])
  }
  const print = await client.ours.get(`/GeneratePrintForm${query}`)
  expect(print.text.slice(0, 5)).toBe('%PDF-')
  expect(print.bytes.length).toBeGreaterThan(pdf.length)
  const protocol = (await client.ours.get(`/GenerateDocumentProtocol${query}`)).json
  const form = Buffer.from(String(protocol.PrintForm), 'base64')
  expect(await verify(Buffer.from(String(protocol.Signature), 'base64'), form)).toBe(true)
  const zip = (await client.ours.get(`/GenerateDocumentZip${query}&fullDocflow=true`)).json
  const shelf = await client.ours.get(
    `/V2/ShelfDownload?fileName=${encodeURIComponent(String(zip.ZipFileNameOnShelf))}`,
  )
  expect(Object.keys(unzipSync(shelf.bytes))).toHaveLength(3)
})

test('the newest docflow structure tells the same', async () => {
  const { json } = await client.ours.post(`/V5/GetDocflows?boxId=${client.ours.boxId}`, {
    Requests: [{ DocumentId: { MessageId: messageId, EntityId: documentId } }],
  })
  expect(json.Documents?.[0]?.Docflow?.Titles?.[0]).toMatchObject({
    AuthorSigning: { Status: 'TitleAuthorStatusSigned' },
    ParticipantDocflows: [
      {
        TitleDelivery: { Delivery: { Status: 'DeliveryStatusDelivered' } },
        Response: { Status: 'TitleParticipantResponseStatusSigned', Signature: { IsValid: true } },
      },
    ],
  })
})
