import { createHash, randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import type { LabIdentity } from './emulator.ts'

/** A certificate with the private key that belongs to it. */
export type CertifiedKey = { certificate: pkijs.Certificate; der: Uint8Array; privateKey: CryptoKey }

/** Curve and hash of all lab keys. */
export const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
export const hashAlgorithm = 'SHA-256'

type NamePart = { oid: string; short: string; text: string; kind: 'utf8' | 'printable' | 'ia5' | 'numeric' }

const encoders = {
  utf8: asn1js.Utf8String,
  printable: asn1js.PrintableString,
  ia5: asn1js.IA5String,
  numeric: asn1js.NumericString,
}

const rootName: NamePart[] = [
  { oid: '2.5.4.3', short: 'CN', text: 'Inkroute Lab Root CA', kind: 'utf8' },
  { oid: '2.5.4.10', short: 'O', text: 'Inkroute Lab', kind: 'utf8' },
]

// Russian certificates keep a person's and an organisation's tax number under different object identifiers.
const innPart = (inn: string): NamePart => ({
  oid: inn.length === 12 ? '1.2.643.3.131.1.1' : '1.2.643.100.4',
  short: inn.length === 12 ? 'INN' : 'INNLE',
  text: inn,
  kind: 'numeric',
})

const partsOf = ({ commonName, organisation, inn, email }: LabIdentity): NamePart[] => [
  { oid: '2.5.4.3', short: 'CN', text: commonName, kind: 'utf8' },
  ...(organisation
    ? [{ oid: '2.5.4.10', short: 'O', text: organisation, kind: 'utf8' } satisfies NamePart]
    : []),
  ...(inn ? [innPart(inn)] : []),
  ...(email
    ? [{ oid: '1.2.840.113549.1.9.1', short: 'E', text: email, kind: 'ia5' } satisfies NamePart]
    : []),
]

const escaped = (text: string): string => text.replace(/[\\",+<>;]/g, '\\$&')
const textOf = (parts: readonly NamePart[]): string =>
  parts.map(({ short, text }) => `${short}=${escaped(text)}`).join(', ')

/** The subject of an identity's certificate in one line. */
export const subjectText = (identity: LabIdentity): string => textOf(partsOf(identity))
/** The issuer of all lab certificates in one line. */
export const issuerText = textOf(rootName)

// Built as DER first: pkijs itself would put all parts of a name into one relative distinguished name.
const nameOf = (parts: readonly NamePart[]): pkijs.RelativeDistinguishedNames => {
  const sets = parts.map(({ oid, text, kind }) => {
    const pair = [new asn1js.ObjectIdentifier({ value: oid }), new encoders[kind]({ value: text })]
    return new asn1js.Set({ value: [new asn1js.Sequence({ value: pair })] })
  })
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: sets }).toBER(false))
}

const extension = (extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })

const keyUsage = (bits: number, unusedBits: number): pkijs.Extension =>
  extension('2.5.29.15', true, new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits }))

const keyIdOf = (certificate: pkijs.Certificate): ArrayBuffer => {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  return Uint8Array.from(createHash('sha1').update(key).digest()).buffer
}

const subjectKeyId = (certificate: pkijs.Certificate): pkijs.Extension =>
  extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: keyIdOf(certificate) }))

const positiveSerial = (): asn1js.Integer => {
  const bytes = Uint8Array.from(randomBytes(16))
  // A first byte between 0x40 and 0x7f keeps the number positive and its length the same for all.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return new asn1js.Integer({ valueHex: bytes.buffer })
}

const blank = async (subject: NamePart[], notBefore: Date, notAfter: Date, keys: CryptoKeyPair) => {
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: positiveSerial() })
  certificate.issuer = nameOf(rootName)
  certificate.subject = nameOf(subject)
  certificate.notBefore = new pkijs.Time({ type: 0, value: notBefore })
  certificate.notAfter = new pkijs.Time({ type: 0, value: notAfter })
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  return certificate
}

const finish = async (certificate: pkijs.Certificate, signer: CryptoKey, privateKey: CryptoKey) => {
  await certificate.sign(signer, hashAlgorithm)
  return { certificate, der: new Uint8Array(certificate.toSchema(true).toBER(false)), privateKey }
}

const newKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])

const basicConstraints = (cA: boolean): pkijs.Extension =>
  extension('2.5.29.19', true, new pkijs.BasicConstraints(cA ? { cA, pathLenConstraint: 0 } : {}).toSchema())

/** A new self-signed root. Its validity ends before 2050, where certificates change their time format. */
export const newRoot = async (): Promise<CertifiedKey> => {
  const keys = await newKeys()
  const from = new Date(Date.UTC(2020, 0, 1))
  const root = await blank(rootName, from, new Date(Date.UTC(2049, 0, 1)), keys)
  // keyCertSign and cRLSign
  root.extensions = [basicConstraints(true), keyUsage(0x06, 1), subjectKeyId(root)]
  return finish(root, keys.privateKey, keys.privateKey)
}

/** A new certificate for signing, valid for five years from the January before `now`. */
export const newLeaf = async (
  root: CertifiedKey,
  identity: LabIdentity,
  now: Date,
): Promise<CertifiedKey> => {
  const keys = await newKeys()
  const year = Math.min(Math.max(now.getUTCFullYear() - 1, 2020), 2043)
  const from = new Date(Date.UTC(year, 0, 1))
  const leaf = await blank(partsOf(identity), from, new Date(Date.UTC(year + 6, 0, 1)), keys)
  const authority = new pkijs.AuthorityKeyIdentifier({
    keyIdentifier: new asn1js.OctetString({ valueHex: keyIdOf(root.certificate) }),
  })
  const emailProtection = new pkijs.ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.4'] })
  leaf.extensions = [
    basicConstraints(false),
    // digitalSignature and nonRepudiation
    keyUsage(0xc0, 6),
    extension('2.5.29.37', false, emailProtection.toSchema()),
    subjectKeyId(leaf),
    extension('2.5.29.35', false, authority.toSchema()),
  ]
  return finish(leaf, root.privateKey, keys.privateKey)
}
