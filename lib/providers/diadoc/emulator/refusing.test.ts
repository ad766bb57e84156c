import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ForeignClient, messageTo, openClient, type Tree } from './foreign-client.ts'

let client: ForeignClient
const comment = 'Цена не та & срок "вчера"'

beforeAll(async () => {
  client = await openClient()
})
afterAll(() => client.close())

const sent = async (operation: string) => {
  const content = new TextEncoder().encode(`%PDF ${operation}`)
  const message = messageTo(client.ours.boxId, client.theirs.boxId, content)
  const posted = await client.ours.post(`/V3/PostMessage?operationId=${operation}`, message)
  const messageId = String(posted.json.MessageId)
  const work = async (party: 'ours' | 'counterparty') =>
    (await client.inbox(party)).find((item) => item.externalId === messageId && item.state === 'waiting')
  await client.act((await work('ours'))?.id ?? '', 'sign')
  await client.wait()
  const documentId = String(posted.json.Entities?.[0]?.EntityId)
  const read = async () =>
    (
      await client.ours.get(
        `/V3/GetDocument?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${documentId}`,
      )
    ).json
  const entities = async () =>
    Array.from(
      (await client.ours.get(`/V6/GetMessage?boxId=${client.ours.boxId}&messageId=${messageId}`)).json
        .Entities ?? [],
    )
  const content2 = (entityId: Tree | undefined) =>
    client.ours.get(
      `/V4/GetEntityContent?boxId=${client.ours.boxId}&messageId=${messageId}&entityId=${entityId}`,
    )
  const docflow = async () =>
    (
      await client.ours.post(`/V5/GetDocflows?boxId=${client.ours.boxId}`, {
        Requests: [{ DocumentId: { MessageId: messageId, EntityId: documentId } }],
      })
    ).json.Documents?.[0]?.Docflow
  return { messageId, documentId, work, read, entities, content: content2, docflow }
}

describe('a refusal with a comment', () => {
  test.each([
    ['xml', 'XmlSignatureRejection'],
    ['universal-message', 'UniversalMessage'],
    ['text', 'SignatureRequestRejection'],
  ])('written as %s', async (form, kind) => {
    await client.control('PUT', '/settings', { rejectionBy: form })
    const message = await sent(`refused-${form}`)
    await client.act((await message.work('counterparty'))?.id ?? '', 'decline', comment)
    const state = await message.read()
    expect(state.RecipientResponseStatus).toBe('RecipientSignatureRequestRejected')
    expect(state.DocflowStatus?.PrimaryStatus).toEqual({
      Severity: 'Error',
      StatusText: 'Контрагент отказал в подписи',
    })
    const docflow = await message.docflow()
    expect(docflow?.Titles?.[0]?.ParticipantDocflows?.[0]?.Response?.Rejection?.PlainText).toBe(comment)
    const carrier = (await message.entities()).find(({ AttachmentType }) => String(AttachmentType) === kind)
    const { bytes } = await message.content(carrier?.EntityId)
    if (form === 'xml') {
      const parsed = await client.ours.put('/ParseSignatureRejectionXml', bytes, 'application/xml')
      expect(parsed.json).toMatchObject({
        ErrorMessage: comment,
        Signer: { SignerDetails: { Surname: 'Васильков' } },
      })
    } else if (form === 'universal-message') {
      expect(carrier?.UniversalMessageInfo).toMatchObject({
        CodeGroup: 'Rejection',
        Events: [{ StatusCode: 3999, PlainText: comment }],
      })
      const query = `?boxId=${client.ours.boxId}&messageId=${message.messageId}&attachmentId=${carrier?.EntityId}`
      const parsed = await client.ours.put(`/ParseUniversalMessage${query}`, bytes, 'application/xml')
      expect(parsed.text).toContain('StatusCode="3999"')
    } else {
      expect(new TextDecoder().decode(bytes)).toBe(comment)
    }
  })

  test('by a client of the counterparty: generated, signed, posted', async () => {
    const message = await sent('refused-by-client')
    const draft = await client.theirs.post(`/V2/GenerateSignatureRejectionXml?boxId=${client.theirs.boxId}`, {
      ErrorMessage: comment,
      MessageId: message.messageId,
      AttachmentId: message.documentId,
      SignerContent: Buffer.from('<Signer/>').toString('base64'),
    })
    expect(draft.headers.get('content-disposition')).toContain('DP_UVUTOCH')
    const patch = await client.theirs.post('/V4/PostMessagePatch?operationId=reject', {
      BoxId: client.theirs.boxId,
      MessageId: message.messageId,
      XmlSignatureRejections: [
        {
          ParentEntityId: message.documentId,
          SignedContent: {
            Content: Buffer.from(draft.bytes).toString('base64'),
            SignWithTestSignature: true,
          },
        },
      ],
    })
    expect(patch.json.Entities?.[0]?.AttachmentType).toBe('XmlSignatureRejection')
    const again = await client.theirs.post('/V4/PostMessagePatch', {
      BoxId: client.theirs.boxId,
      MessageId: message.messageId,
      Signatures: [{ ParentEntityId: message.documentId, SignWithTestSignature: true }],
    })
    expect(again.status).toBe(409)
  })
})

describe('revocation', () => {
  test('proposed by the other side, accepted by us', async () => {
    const message = await sent('revoked')
    await client.control('POST', '/revocations', {
      messageId: message.messageId,
      comment: 'Ошибка в договоре',
    })
    expect((await message.read()).RevocationStatus).toBe('RequestsMyRevocation')
    expect((await message.docflow())?.Revocation?.RevocationRequest?.PlainText).toBe('Ошибка в договоре')
    await client.act((await message.work('ours'))?.id ?? '', 'sign')
    expect((await message.read()).RevocationStatus).toBe('RevocationAccepted')
  })

  test('proposed by us through the API, refused by the other side', async () => {
    const message = await sent('revocation-refused')
    const query = `?boxId=${client.ours.boxId}&messageId=${message.messageId}&attachmentId=${message.documentId}`
    const draft = await client.ours.post(
      `/V2/GenerateRevocationRequestXml${query}&contentTypeId=revocation_request_02`,
      { Comment: 'Передумали' },
    )
    expect(draft.headers.get('content-disposition')).toContain('DP_PRANNUL')
    const body = {
      BoxId: client.ours.boxId,
      MessageId: message.messageId,
      RevocationRequests: [
        {
          ParentEntityId: message.documentId,
          SignedContent: {
            Content: Buffer.from(draft.bytes).toString('base64'),
            SignWithTestSignature: true,
          },
        },
      ],
    }
    expect((await client.ours.post('/V4/PostMessagePatch', body)).status).toBe(200)
    expect((await message.read()).RevocationStatus).toBe('RevocationIsRequestedByMe')
    expect((await client.ours.post('/V4/PostMessagePatch', body)).status).toBe(409)
    const works = await client.inbox('counterparty')
    const work = works.find((one) => one.externalId === message.messageId && one.id.includes('revocation'))
    await client.control('PUT', '/settings', { rejectionBy: 'xml' })
    await client.act(work?.id ?? '', 'decline', 'Нет')
    expect((await message.read()).RevocationStatus).toBe('RevocationRejected')
  })
})

describe('what goes wrong', () => {
  test('a signature that the service finds bad is reported and can be made again', async () => {
    client.test.faults.arm([{ kind: 'invalid-signature', match: 'sender', times: 1 }])
    const message = await sent('bad-signature')
    expect((await message.read()).SenderSignatureStatus).toBe('SenderSignatureCheckedAndInvalid')
    const kinds = (await message.entities()).map(({ AttachmentType }) => AttachmentType)
    expect(kinds).toContain('SignatureVerificationReport')
    await client.act((await message.work('ours'))?.id ?? '', 'sign')
    await client.wait()
    expect((await message.read()).DeliveryTimestampTicks).toBeDefined()
  })

  test('the fourth bad signature of a day is refused', async () => {
    const message = await sent('four-bad')
    client.test.faults.arm([{ kind: 'invalid-signature', match: 'recipient' }])
    const statuses: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      const patch = await client.theirs.post('/V4/PostMessagePatch', {
        BoxId: client.theirs.boxId,
        MessageId: message.messageId,
        Signatures: [{ ParentEntityId: message.documentId, SignWithTestSignature: true }],
      })
      statuses.push(patch.status)
    }
    client.test.faults.arm([])
    expect(statuses).toEqual([200, 200, 200, 409])
    expect((await message.read()).RecipientResponseStatus).toBe('InvalidRecipientSignature')
  })

  test('a message that cannot be delivered', async () => {
    client.test.faults.arm([{ kind: 'fail-delivery', times: 1 }])
    const message = await sent('lost')
    const { json } = await client.ours.get(`/V2/GetLastEvent?boxId=${client.ours.boxId}`)
    expect(json.Patch).toMatchObject({ MessageIsDelivered: false, NotDeliveredEventId: message.messageId })
    expect(
      (await message.docflow())?.Titles?.[0]?.ParticipantDocflows?.[0]?.TitleDelivery?.Delivery?.Status,
    ).toBe('DeliveryStatusFailed')
  })
})
