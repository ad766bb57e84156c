import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { type CertifiedKey, hashAlgorithm } from './certificate.ts'

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
}

const sha256 = (bytes: Uint8Array): ArrayBuffer =>
  Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer

// ESSCertIDv2 with its default hash (SHA-256) left out, RFC 5035.
const signingCertificate = (der: Uint8Array): asn1js.Sequence => {
  const certId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: sha256(der) })] })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] })
}

const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute =>
  new pkijs.Attribute({ type, values: [value] })

// A SET OF is signed in DER, which orders its members by their bytes.
const inDerOrder = (attributes: pkijs.Attribute[]): pkijs.Attribute[] => {
  const bytes = (one: pkijs.Attribute) => Buffer.from(one.toSchema().toBER(false))
  return attributes.sort((left, right) => Buffer.compare(bytes(left), bytes(right)))
}

/** Detached CAdES-BES signature (CMS SignedData in DER) over exactly these bytes; the chain is included. */
export const signDetached = async (
  bytes: Uint8Array,
  signer: CertifiedKey,
  root: CertifiedKey,
  at: Date,
): Promise<Uint8Array> => {
  const attributes = inDerOrder([
    attribute(oids.contentType, new asn1js.ObjectIdentifier({ value: oids.data })),
    attribute(oids.signingTime, new asn1js.UTCTime({ valueDate: at })),
    attribute(oids.messageDigest, new asn1js.OctetString({ valueHex: sha256(bytes) })),
    attribute(oids.signingCertificateV2, signingCertificate(signer.der)),
  ])
  const { issuer, serialNumber } = signer.certificate
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [signer.certificate, root.certificate],
  })
  await signed.sign(signer.privateKey, 0, hashAlgorithm, Uint8Array.from(bytes).buffer)
  const content = new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}
