import { createHash, KeyObject, sign } from 'node:crypto'
import type { CertifiedKey } from './certificate.ts'
import { context, der, oid, setOf, tags, utcTime } from './der.ts'

const data = oid('1.2.840.113549.1.7.1')
const signedData = oid('1.2.840.113549.1.7.2')
const sha256Algorithm = der(tags.sequence, oid('2.16.840.1.101.3.4.2.1'))
const ecdsaWithSha256 = der(tags.sequence, oid('1.2.840.10045.4.3.2'))
const versionOne = Buffer.from([0x02, 0x01, 0x01])

const contentType = oid('1.2.840.113549.1.9.3')
const messageDigest = oid('1.2.840.113549.1.9.4')
const signingTime = oid('1.2.840.113549.1.9.5')
const signingCertificateV2 = oid('1.2.840.113549.1.9.16.2.47')

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const attribute = (type: Buffer, value: Buffer): Buffer => der(tags.sequence, type, der(tags.set, value))

// ESSCertIDv2 with its default hash (SHA-256) left out, RFC 5035.
const signingCertificate = (certificate: Uint8Array): Buffer => {
  const certId = der(tags.sequence, der(tags.octets, sha256(certificate)))
  return der(tags.sequence, der(tags.sequence, certId))
}

/** What signing needs of a certified key, prepared once. */
export type Signer = { certificate: Uint8Array; issuerAndSerial: Buffer; key: KeyObject }

/** Prepares a certified key for signing. */
export const signerFrom = ({ der: encoded, certificate, privateKey }: CertifiedKey): Signer => ({
  certificate: encoded,
  issuerAndSerial: der(
    tags.sequence,
    Buffer.from(certificate.issuer.toSchema().toBER(false)),
    Buffer.from(certificate.serialNumber.toBER(false)),
  ),
  key: KeyObject.from(privateKey),
})

/** Detached CAdES-BES signature (CMS SignedData in DER, RFC 5652) over exactly these bytes; the chain is included. */
export const signDetached = (bytes: Uint8Array, signer: Signer, root: Signer, at: Date): Uint8Array => {
  const attributes = setOf(
    attribute(contentType, data),
    attribute(signingTime, utcTime(at)),
    attribute(messageDigest, der(tags.octets, sha256(bytes))),
    attribute(signingCertificateV2, signingCertificate(signer.certificate)),
  )
  const signature = sign('sha256', attributes, signer.key)
  // What is signed is the set; what is stored has the tag [0] in its place.
  const stored = Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)])
  const signerInfo = der(
    tags.sequence,
    ...[versionOne, signer.issuerAndSerial, sha256Algorithm, stored, ecdsaWithSha256],
    der(tags.octets, signature),
  )
  const content = der(
    tags.sequence,
    ...[versionOne, der(tags.set, sha256Algorithm), der(tags.sequence, data)],
    ...[context(0, signer.certificate, root.certificate), der(tags.set, signerInfo)],
  )
  return new Uint8Array(der(tags.sequence, signedData, context(0, content)))
}
