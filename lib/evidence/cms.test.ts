import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { expect, test } from 'vitest'
import { readCms } from './cms.ts'

const content = new TextEncoder().encode('Акт сверки')
const other = new TextEncoder().encode('Акт сварки')
const at = new Date('2026-03-02T09:00:00Z')

const algorithms = {
  'RSA PKCS #1': {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  'RSA PSS': {
    name: 'RSA-PSS',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-512',
  },
  'ECDSA P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
}

/** A signature over the content by a library that is not ours. */
async function signed(
  algorithm: keyof typeof algorithms,
  options: { attributes: boolean; attach?: boolean },
) {
  const { hash, ...key } = algorithms[algorithm]
  const pair = (await crypto.subtle.generateKey({ ...key, hash }, true, ['sign', 'verify'])) as CryptoKeyPair
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: 7 }) })
  const name = new pkijs.AttributeTypeAndValue({
    type: '2.5.4.3',
    value: new asn1js.Utf8String({ value: 'Анна Подпись' }),
  })
  certificate.issuer.typesAndValues.push(name)
  certificate.subject.typesAndValues.push(name)
  certificate.notBefore.value = at
  certificate.notAfter.value = at
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey)
  await certificate.sign(pair.privateKey, hash)
  const digest = await crypto.subtle.digest(hash, content)
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] })
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
      attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: at })),
      attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: digest })),
    ],
  })
  const { issuer, serialNumber } = certificate
  const data = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      ...(options.attach ? { eContent: new asn1js.OctetString({ valueHex: content.buffer }) } : {}),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        ...(options.attributes ? { signedAttrs } : {}),
      }),
    ],
    certificates: [certificate],
  })
  await data.sign(pair.privateKey, 0, hash, content.buffer)
  const info = new pkijs.ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: data.toSchema(true),
  })
  return new Uint8Array(info.toSchema().toBER(false))
}

test.each(
  Object.keys(algorithms).flatMap((name) => [true, false].map((attributes) => [name, attributes] as const)),
)('%s, with signed attributes: %s', async (name, attributes) => {
  const signature = await signed(name as keyof typeof algorithms, { attributes })
  expect(await readCms(signature, content)).toEqual({
    read: true,
    holds: true,
    signedAt: attributes ? at : null,
    certificate: {
      subject: 'CN=Анна Подпись',
      issuer: 'CN=Анна Подпись',
      serialNumber: '07',
      notBefore: at,
      notAfter: at,
    },
  })
  expect(await readCms(signature, other)).toMatchObject({ read: true, holds: false })
})

test('a content that travels inside does not stand in for the document', async () => {
  const signature = await signed('ECDSA P-384', { attributes: true, attach: true })
  expect(await readCms(signature, content)).toMatchObject({ holds: true })
  expect(await readCms(signature, other)).toMatchObject({ holds: false })
})
