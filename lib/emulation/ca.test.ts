import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as pkijs from 'pkijs'
import { expect, test } from 'vitest'
import { createCa } from './ca.ts'
import { fromPem } from './pem.ts'
import { createVault } from './vault.ts'

const identity = {
  commonName: 'Подписант Первый',
  organisation: 'ООО «Ромашка», "Юг"',
  inn: '7700000016',
  email: 'first@example.org',
}
const at = new Date('2026-03-02T09:00:00Z')
const bytes = new TextEncoder().encode('Документ, который подписывают')
const newCa = () => createCa(createVault(undefined), () => at)

const checked = async (der: Uint8Array, content: Uint8Array, rootPem: string) => {
  const info = pkijs.ContentInfo.fromBER(Uint8Array.from(der))
  const signed = new pkijs.SignedData({ schema: info.content })
  return signed.verify({
    signer: 0,
    data: Uint8Array.from(content).buffer,
    checkChain: true,
    trustedCerts: [pkijs.Certificate.fromBER(fromPem('CERTIFICATE', rootPem))],
    checkDate: at,
    extendedMode: true,
  })
}

test('a detached signature is true for its bytes and for no others', async () => {
  const ca = newCa()
  const cms = await ca.signDetached(bytes, identity, at)
  const result = await checked(cms, bytes, await ca.rootPem())
  expect(result).toMatchObject({ signatureVerified: true, signerCertificateVerified: true })
  const other = Uint8Array.from(bytes)
  other[0] = (other[0] ?? 0) ^ 1
  await expect(checked(cms, other, await ca.rootPem())).rejects.toThrow(/MessageDigest|message digest/i)
})

test('another root does not vouch for it', async () => {
  const cms = await newCa().signDetached(bytes, identity, at)
  const foreign = await newCa().rootPem()
  const outcome = await checked(cms, bytes, foreign).catch((error) => error)
  expect(outcome.signerCertificateVerified).toBe(false)
})

test('the signature carries its signing time and content is left out', async () => {
  const cms = await newCa().signDetached(bytes, identity, at)
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(Uint8Array.from(cms)).content })
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const time = attributes.find((one) => one.type === '1.2.840.113549.1.9.5')?.values[0]
  expect(time.toDate()).toEqual(at)
  expect(attributes.map((one) => one.type)).toContain('1.2.840.113549.1.9.16.2.47')
  expect(signed.encapContentInfo.eContent).toBeUndefined()
})

test('certificate facts', async () => {
  const ca = newCa()
  const facts = await ca.certificate(identity)
  expect(facts.subject).toBe(
    'CN=Подписант Первый, O=ООО «Ромашка»\\, \\"Юг\\", INNLE=7700000016, E=first@example.org',
  )
  expect(facts.thumbprint).toMatch(/^[0-9A-F]{40}$/)
  expect(facts.serialNumber).toMatch(/^[0-9A-F]{32}$/)
  expect(facts.notBefore.getTime()).toBeLessThan(at.getTime())
  expect(facts.notAfter.getTime()).toBeGreaterThan(at.getTime())
  expect(await ca.certificate({ ...identity })).toEqual(facts)
  expect((await ca.certificate({ commonName: 'Другой', inn: '770000001600' })).subject).toBe(
    'CN=Другой, INN=770000001600',
  )
})

test('root and identities survive a restart, readable by their owner only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-ca-'))
  try {
    const place = join(folder, 'ca')
    const before = createCa(createVault(place), () => at)
    const after = createCa(createVault(place), () => at)
    const facts = await before.certificate(identity)
    expect(await after.rootPem()).toBe(await before.rootPem())
    expect((await after.certificate(identity)).thumbprint).toBe(facts.thumbprint)
    expect(statSync(place).mode & 0o777).toBe(0o700)
    expect(statSync(join(place, 'root.pem')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).toString().startsWith('OpenSSL')
  } catch {
    return false
  }
})()

test.runIf(hasOpenssl)('OpenSSL agrees', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-cms-'))
  try {
    const ca = newCa()
    writeFileSync(join(folder, 'root.pem'), await ca.rootPem())
    writeFileSync(join(folder, 'content'), bytes)
    writeFileSync(join(folder, 'cms'), await ca.signDetached(bytes, identity, at))
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'content']
    const trust = ['-CAfile', 'root.pem', '-attime', String(at.getTime() / 1_000), '-cades', '-out', 'out']
    execFileSync('openssl', [...args, ...trust], { cwd: folder, stdio: 'pipe' })
    writeFileSync(join(folder, 'content'), 'other')
    expect(() => execFileSync('openssl', [...args, ...trust], { cwd: folder, stdio: 'pipe' })).toThrow()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
