import { X509Certificate } from 'node:crypto'
import { fromBER } from 'asn1js'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { ContentInfo, SignedData } from 'pkijs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenLab, openLab, sendEnvelope } from './testing.ts'

let lab: OpenLab
let id: string

beforeAll(async () => {
  lab = await openLab()
  id = await sendEnvelope(lab, {
    recipients: {
      signers: [
        {
          recipientId: '1',
          name: 'Анна Клиент',
          email: 'ann@client.example',
          tabs: {
            signHereTabs: [{ anchorString: '/sn1/' }],
            textTabs: [{ tabLabel: 'position', value: 'boss' }],
          },
          recipientSignatureProviders: [
            {
              signatureProviderName: 'UniversalSignaturePen_OpenTrust_Hash_TSP',
              signatureProviderOptions: { sms: '+10000000000' },
            },
          ],
        },
      ],
    },
  })
})
afterAll(() => lab.close())

const download = (which: string, headers = {}) =>
  lab.api('GET', `/envelopes/${id}/documents/${which}`, undefined, headers)

/** Every signature in a PDF: what it covers, whether it verifies, and who made it. */
async function signaturesOf(bytes: Uint8Array) {
  const whole = Buffer.from(bytes)
  const text = whole.toString('latin1')
  const found = [...text.matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]\s+\/Contents <([0-9a-f]+)>/g)]
  return Promise.all(
    found.map(async ([, ...groups]) => {
      const [start = 0, length = 0, from = 0, rest = 0] = groups.slice(0, 4).map(Number)
      const covered = Buffer.concat([
        whole.subarray(start, start + length),
        whole.subarray(from, from + rest),
      ])
      const cms = Uint8Array.from(Buffer.from(groups[4] ?? '', 'hex'))
      const content = new ContentInfo({ schema: fromBER(cms.buffer).result })
      const signed = new SignedData({ schema: content.content })
      const valid = await signed.verify({ signer: 0, data: Uint8Array.from(covered).buffer })
      const [certificate] = signed.certificates ?? []
      const subject = certificate
        ? new X509Certificate(Buffer.from(certificate.toSchema().toBER())).subject
        : ''
      return { valid, subject, toTheEnd: from + rest === whole.length }
    }),
  )
}

describe('documents under way', () => {
  it('lists contents and the certificate, and hands out the uploaded bytes', async () => {
    const { json } = await lab.api('GET', `/envelopes/${id}/documents`)
    expect(json.envelopeDocuments).toMatchObject([
      { documentId: '1', name: 'NDA.pdf', type: 'content', order: '1', pages: [{ sequence: '1' }] },
      { documentId: 'certificate', name: 'Summary', type: 'summary', order: '999' },
    ])
    expect(await signaturesOf((await download('1')).bytes)).toEqual([])
  })

  it('knows no other documents', async () => {
    const { status, json } = await download('7')
    expect([status, json.errorCode]).toEqual([404, 'DOCUMENT_DOES_NOT_EXIST'])
  })
})

describe('finished documents', () => {
  beforeAll(async () => {
    await lab.control('POST', `/envelopes/${id}/recipients/1/sign`, { position: 'Директор' })
  })

  it('hold the signer’s own signature and the seal over their real bytes', async () => {
    const { bytes, headers } = await download('1')
    expect(headers.get('content-type')).toBe('application/pdf')
    const signatures = await signaturesOf(bytes)
    expect(signatures).toMatchObject([
      { valid: true, toTheEnd: false },
      { valid: true, toTheEnd: true },
    ])
    expect(signatures[0]?.subject).toContain('CN=Анна Клиент')
    expect(signatures[1]?.subject).toContain('CN=eSignature Seal')
    const form = (await PDFDocument.load(bytes)).getForm()
    expect(form.getFields().map((field) => field.getName())).toEqual(['Signer 1', 'Seal'])
  })

  it('lose their signatures when combined', async () => {
    const { bytes } = await lab.api('GET', `/envelopes/${id}/documents/combined?certificate=true`)
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(1)
    expect(await signaturesOf(bytes)).toEqual([])
  })

  it('come with a sealed certificate, an archive, and base64 on wish', async () => {
    expect(await signaturesOf((await download('certificate')).bytes)).toMatchObject([{ valid: true }])
    const files = Object.keys(unzipSync((await download('archive')).bytes))
    expect(files).toEqual(['NDA.pdf', 'Summary.pdf'])
    const text = await download('1', { 'content-transfer-encoding': 'base64' })
    expect(Buffer.from(new TextDecoder().decode(text.bytes), 'base64').subarray(0, 5).toString()).toBe(
      '%PDF-',
    )
  })

  it('tell what the signer entered', async () => {
    const { json } = await lab.api('GET', `/envelopes/${id}/form_data`)
    expect(json.formData).toEqual([{ name: 'position', value: 'Директор', originalValue: 'boss' }])
    expect(json.recipientFormData).toMatchObject([{ recipientId: '1', SignedTime: expect.any(String) }])
  })
})
