import { afterAll, beforeAll, expect, it } from 'vitest'
import { anchoredPdf, type OpenLab, openLab } from './testing.ts'

let lab: OpenLab
let templateId: string

beforeAll(async () => {
  lab = await openLab()
  const { json } = await lab.api('POST', '/templates', {
    name: 'NDA',
    emailSubject: 'NDA to sign',
    documents: [
      {
        documentId: '1',
        name: 'NDA.pdf',
        documentBase64: Buffer.from(await anchoredPdf(lab)).toString('base64'),
      },
    ],
    recipients: {
      signers: [
        { recipientId: '1', roleName: 'client', tabs: { signHereTabs: [{ anchorString: '/sn1/' }] } },
        { recipientId: '2', roleName: 'witness', routingOrder: '2' },
      ],
    },
  })
  templateId = String(json.templateId)
})
afterAll(() => lab.close())

it('are listed by search and shown with their parts', async () => {
  expect((await lab.api('GET', '/templates?search_text=nd')).json).toMatchObject({
    totalSetSize: '1',
    envelopeTemplates: [{ templateId, name: 'NDA' }],
  })
  expect((await lab.api('GET', '/templates?search_text=other')).json.totalSetSize).toBe('0')
  expect((await lab.api('GET', `/templates/${templateId}`)).json).toMatchObject({
    recipients: { signers: [{ roleName: 'client' }, {}] },
    documents: [{ documentId: '1', name: 'NDA.pdf' }],
  })
})

it('make envelopes from roles; roles without anybody drop out', async () => {
  const made = await lab.api('POST', '/envelopes', {
    status: 'sent',
    templateId,
    templateRoles: [{ roleName: 'client', name: 'Ann', email: 'ann@client.example' }],
  })
  expect(made.status).toBe(201)
  const { json } = await lab.api('GET', `/envelopes/${made.json.envelopeId}?include=recipients`)
  expect(json).toMatchObject({
    emailSubject: 'NDA to sign',
    recipients: { signers: [{ email: 'ann@client.example', status: 'sent' }] },
  })
})

it('compose with inline parts, whose custom fields count', async () => {
  const person = { recipientId: '1', roleName: 'client', name: 'Ann', email: 'ann@client.example' }
  const made = await lab.api('POST', '/envelopes', {
    status: 'created',
    customFields: { textCustomFields: [{ name: 'root', value: 'ignored' }] },
    compositeTemplates: [
      {
        serverTemplates: [{ sequence: '1', templateId }],
        inlineTemplates: [
          {
            sequence: '2',
            recipients: { signers: [person] },
            customFields: { textCustomFields: [{ name: 'inline', value: 'kept' }] },
          },
        ],
      },
    ],
  })
  const { json } = await lab.api('GET', `/envelopes/${made.json.envelopeId}/custom_fields`)
  expect(json.textCustomFields).toMatchObject([{ name: 'inline', value: 'kept' }])
  const documents = await lab.api('GET', `/envelopes/${made.json.envelopeId}/documents`)
  expect(documents.json.envelopeDocuments).toHaveLength(1)
})
