import { createHash } from 'node:crypto'
import * as pkijs from 'pkijs'
import { type CertifiedKey, issuerText, keyAlgorithm, newLeaf, newRoot, subjectText } from './certificate.ts'
import { type Signer, signDetached, signerFrom } from './cms.ts'
import type { LabCa, LabIdentity } from './emulator.ts'
import { fromPem, toPem } from './pem.ts'
import type { Vault } from './vault.ts'

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase()

const stored = async ({ der, privateKey }: CertifiedKey): Promise<string> => {
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  return toPem('PRIVATE KEY', key) + toPem('CERTIFICATE', der)
}

const loaded = async (text: string): Promise<CertifiedKey> => {
  const der = fromPem('CERTIFICATE', text)
  const key = fromPem('PRIVATE KEY', text)
  return {
    der,
    certificate: pkijs.Certificate.fromBER(der),
    privateKey: await crypto.subtle.importKey('pkcs8', key, keyAlgorithm, true, ['sign']),
  }
}

const nameOf = (identity: LabIdentity): string =>
  createHash('sha256').update(subjectText(identity)).digest('hex').slice(0, 24)

type Kept = CertifiedKey & { signer: Signer }

/** A certificate authority whose root and identities live in the vault. `now` dates new certificates. */
export const createCa = (vault: Vault, now: () => Date): LabCa => {
  const known = new Map<string, Promise<Kept>>()
  const keep = (name: string, make: () => Promise<CertifiedKey>): Promise<Kept> => {
    const before = known.get(name)
    if (before) return before
    const text = vault.read(name)
    const pair = (text ? loaded(text) : make()).then(async (key) => {
      if (!text) vault.write(name, await stored(key))
      return { ...key, signer: signerFrom(key) }
    })
    known.set(name, pair)
    return pair
  }
  const rootPair = () => keep('root.pem', newRoot)
  const leafPair = async (identity: LabIdentity) => {
    const root = await rootPair()
    return keep(`${nameOf(identity)}.pem`, () => newLeaf(root, identity, now()))
  }
  return {
    rootPem: async () => toPem('CERTIFICATE', (await rootPair()).der),
    signDetached: async (bytes, identity, at) =>
      signDetached(bytes, (await leafPair(identity)).signer, (await rootPair()).signer, at),
    async certificate(identity) {
      const { certificate, der } = await leafPair(identity)
      return {
        thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
        serialNumber: hexOf(certificate.serialNumber.valueBlock.valueHexView),
        subject: subjectText(identity),
        issuer: issuerText,
        notBefore: certificate.notBefore.value,
        notAfter: certificate.notAfter.value,
        der,
      }
    },
  }
}
