import * as pkijs from 'pkijs'
import { expect, test } from 'vitest'
import { createCa } from '#lib/emulation/ca.ts'
import { createVault } from '#lib/emulation/vault.ts'
import { checkSignature } from './check.ts'
import { readCms } from './cms.ts'

const at = new Date('2026-03-02T09:00:00Z')
const ca = createCa(createVault(undefined), () => at)
const director = { commonName: 'Ромашкин Роман', organisation: 'ООО «Ромашка»', inn: '7700000016' }
const content = new TextEncoder().encode('Договор поставки')
const signature = await ca.signDetached(content, director, at)

const flipped = (bytes: Uint8Array, index: number) => {
  const other = Uint8Array.from(bytes)
  other[index] = (other.at(index) ?? 0) ^ 1
  return other
}

/** The signature with something of it changed, encoded anew. */
function changed(change: (signed: pkijs.SignedData) => void): Uint8Array {
  const info = pkijs.ContentInfo.fromBER(Uint8Array.from(signature).buffer)
  const signed = new pkijs.SignedData({ schema: info.content })
  change(signed)
  const made = new pkijs.ContentInfo({ contentType: info.contentType, content: signed.toSchema(true) })
  return new Uint8Array(made.toSchema().toBER(false))
}

const gost = changed(({ signerInfos: [info] }) => {
  if (!info) throw new Error('nobody has signed')
  info.digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.643.7.1.1.2.2' })
  info.signatureAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.643.7.1.1.1.1' })
})
const bare = changed((signed) => {
  signed.certificates = []
})
const late = await ca.signDetached(content, director, new Date('2040-01-01T00:00:00Z'))
const early = await ca.signDetached(content, director, new Date('2019-01-01T00:00:00Z'))

test('a true signature is valid by our own mathematics, with its certificate and time', async () => {
  const facts = await ca.certificate(director)
  expect(await checkSignature({ content, signature })).toEqual({
    verdict: 'valid',
    by: 'inkroute',
    text: expect.objectContaining({ en: 'Digest and signature hold.' }),
    signedAt: at.toISOString(),
    certificate: {
      subject: 'CN=Ромашкин Роман, O=ООО «Ромашка», ИНН ЮЛ=7700000016',
      issuer: 'CN=Inkroute Lab Root CA, O=Inkroute Lab',
      serialNumber: facts.serialNumber,
      notBefore: facts.notBefore.toISOString(),
      notAfter: facts.notAfter.toISOString(),
    },
  })
})

test.each([
  ['other bytes', { content: flipped(content, 0), signature }, 'invalid', 'inkroute'],
  [
    'other bytes, whatever the service says',
    { content: flipped(content, 3), signature, told: { valid: true } },
    'invalid',
    'inkroute',
  ],
  [
    'a changed signature value',
    { content, signature: flipped(signature, signature.length - 1) },
    'invalid',
    'inkroute',
  ],
  ['a certificate that was over', { content, signature: late }, 'invalid', 'inkroute'],
  ['a certificate that had not begun', { content, signature: early }, 'invalid', 'inkroute'],
  ['the service’s own refusal', { content, signature, told: { valid: false } }, 'invalid', 'provider'],
  ['text', { content, signature: content }, 'invalid', 'inkroute'],
  ['nothing', { content, signature: new Uint8Array() }, 'invalid', 'inkroute'],
  [
    'half a signature',
    { content, signature: signature.slice(0, signature.length / 2) },
    'invalid',
    'inkroute',
  ],
  [
    'GOST that the service has verified',
    { content, signature: gost, told: { valid: true } },
    'valid',
    'provider',
  ],
  [
    'GOST that the service has refused',
    { content, signature: gost, told: { valid: false } },
    'invalid',
    'provider',
  ],
  ['GOST that nobody has verified', { content, signature: gost }, 'unknown', 'provider'],
  [
    'a signature without its certificate',
    { content, signature: bare, told: { valid: true } },
    'valid',
    'provider',
  ],
] as const)('%s: %#', async (_what, given, verdict, by) => {
  expect(await checkSignature(given)).toMatchObject({ verdict, by })
})

test('no other value in place of the signature is accepted, whichever byte of it is changed', async () => {
  const places = Array.from({ length: 24 }, (_, n) => signature.length - 1 - n)
  const verdicts = await Promise.all(
    places.map((place) => checkSignature({ content, signature: flipped(signature, place) })),
  )
  expect(verdicts.every((one) => one.verdict === 'invalid')).toBe(true)
})

test('what cannot be computed here is not said to fail', async () => {
  expect(await readCms(gost, content)).toMatchObject({ read: true, holds: null, signedAt: at })
  expect(await readCms(bare, content)).toMatchObject({ read: true, holds: null, certificate: null })
})
