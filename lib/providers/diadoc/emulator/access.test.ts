import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ForeignClient, messageTo, openClient, type Tree } from './foreign-client.ts'

let client: ForeignClient

beforeAll(async () => {
  client = await openClient()
})
afterAll(() => client.close())

const secrets = () => ({
  client_id: String(client.credentials.clientId),
  client_secret: String(client.credentials.clientSecret),
})
const fresh = async () =>
  String(((await client.served.emulator.credentials()) as unknown as Tree).refreshToken)
const exchange = async (refresh_token: string, more: Record<string, string> = {}) =>
  client.form('/connect/token', { grant_type: 'refresh_token', refresh_token, ...secrets(), ...more })
const mine = (authorization: string) =>
  client.call('GET', '/GetMyOrganizations?autoRegister=false', {
    headers: { accept: 'application/json', authorization },
  })

test('a refresh token works once and brings the next one', async () => {
  const first = await exchange(await fresh())
  expect(first.json).toMatchObject({ token_type: 'Bearer', expires_in: 86_400 })
  const second = await exchange(String(first.json.refresh_token))
  expect(second.status).toBe(200)
  const again = await exchange(String(first.json.refresh_token))
  expect([again.status, again.json]).toEqual([400, { error: 'invalid_grant' }])
})

test('wrong client, scope and grant are told apart', async () => {
  const token = await fresh()
  expect((await exchange(token, { client_secret: 'no' })).json.error).toBe('invalid_client')
  expect((await exchange(token, { scope: 'Everything' })).json.error).toBe('invalid_scope')
  expect((await exchange(token, { grant_type: 'password' })).json.error).toBe('unsupported_grant_type')
  expect((await exchange(token)).status).toBe(200)
})

test('an access token ends with its life', async () => {
  await client.control('PUT', '/settings', { tokenLifeSeconds: 3600 })
  const { json } = await exchange(await fresh())
  expect(json.expires_in).toBe(3600)
  expect((await mine(`Bearer ${json.access_token}`)).status).toBe(200)
  await client.test.clock.advance(3_600_000)
  expect((await mine(`Bearer ${json.access_token}`)).status).toBe(401)
})

test('a fault expires a token for good', async () => {
  const { json } = await exchange(await fresh())
  client.test.faults.arm([{ kind: 'expire-token', match: 'GetMyOrganizations', times: 1 }])
  const statuses = [1, 2].map(() => mine(`Bearer ${json.access_token}`))
  expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([401, 401])
  const renewed = await exchange(String(json.refresh_token))
  expect((await mine(`Bearer ${renewed.json.access_token}`)).status).toBe(200)
})

test('a device is let in by a person', async () => {
  const { json } = await client.form('/connect/deviceauthorization', secrets())
  const poll = () =>
    client.form('/connect/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: String(json.device_code),
      ...secrets(),
    })
  expect((await poll()).json.error).toBe('authorization_pending')
  expect((await poll()).json.error).toBe('slow_down')
  const page = await client.form('/connect/device', {
    userCode: String(json.user_code),
    login: String(client.credentials.login),
    password: String(client.credentials.password),
  })
  expect(page.status).toBe(200)
  expect((await mine(`Bearer ${(await poll()).json.access_token}`)).status).toBe(200)
})

test('the old way in: login, password and a developer key', async () => {
  const { developerKey, login, password } = client.credentials
  const enter = (secret: string) =>
    client.call('POST', '/V3/Authenticate?type=password', {
      headers: {
        authorization: `DiadocAuth ddauth_api_client_id=${developerKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ login, password: secret }),
    })
  expect((await enter('wrong')).status).toBe(401)
  const token = (await enter(String(password))).text
  const header = `DiadocAuth ddauth_api_client_id=${developerKey},ddauth_token=${token}`
  expect((await mine(header)).status).toBe(200)
  await client.test.clock.advance(24 * 3_600_000)
  expect((await mine(header)).status).toBe(401)
})

test('a reset forgets the messages and keeps the way in', async () => {
  const { json } = await exchange(await fresh())
  const user = client.as(String(json.access_token))
  await user.post(
    '/V3/PostMessage',
    messageTo(client.ours.boxId, client.theirs.boxId, new TextEncoder().encode('a')),
  )
  client.test.reset()
  const events = await user.get(`/V8/GetNewEvents?boxId=${client.ours.boxId}`)
  expect(events.json.TotalCount).toBe(0)
})

test('large contents go over the shelf in parts; drafts are sent once', async () => {
  const { json } = await exchange(await fresh())
  const user = client.as(String(json.access_token))
  const name = (
    await user.put('/ShelfUploadPartInit?fileExtension=.pdf&isLastPart=false', Buffer.from('%PDF-'))
  ).text
  expect(name).toMatch(/\.pdf$/)
  const missing = await user.put(
    `/ShelfUploadPart?fileName=${name}&partIndex=2&isLastPart=true`,
    Buffer.from('c'),
  )
  expect(missing.text).toBe('[1]')
  expect((await user.put(`/ShelfUploadPart?fileName=${name}&partIndex=1`, Buffer.from('b'))).text).toBe('')
  const [document] = messageTo(client.ours.boxId, client.theirs.boxId, Buffer.from('x')).DocumentAttachments
  const draft = await user.post('/V3/PostMessage', {
    FromBoxId: client.ours.boxId,
    IsDraft: true,
    DocumentAttachments: [{ ...document, SignedContent: { NameOnShelf: name } }],
  })
  const parent = draft.json.Entities?.[0]
  expect(parent?.Content?.Size).toBe(7)
  const order = {
    BoxId: client.ours.boxId,
    DraftId: draft.json.MessageId,
    ToBoxId: client.theirs.boxId,
    DocumentSignatures: [{ ParentEntityId: parent?.EntityId, SignWithTestSignature: true }],
  }
  const sent = await user.post('/SendDraft', order)
  expect(sent.json).toMatchObject({ MessageType: 'Letter', CreatedFromDraftId: draft.json.MessageId })
  expect((await user.post('/SendDraft', order)).json.MessageId).toBe(sent.json.MessageId)
  expect((await user.post('/SendDraft?operationId=another', order)).status).toBe(409)
})
