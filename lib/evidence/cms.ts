import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

/** What a detached CMS signature says and whether its mathematics holds over the content. */
export type CmsVerdict =
  | { read: false }
  | {
      read: true
      /** null: this check cannot compute it: another algorithm (GOST, for one), or no certificate inside. */
      holds: boolean | null
      signedAt: Date | null
      certificate: CmsCertificate | null
    }

export type CmsCertificate = {
  subject: string
  issuer: string
  serialNumber: string
  notBefore: Date
  notAfter: Date
}

const signingTime = '1.2.840.113549.1.9.5'

const names: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.10': 'O',
  '2.5.4.4': 'SN',
  '2.5.4.42': 'G',
  '2.5.4.6': 'C',
  '2.5.4.12': 'T',
  '1.2.840.113549.1.9.1': 'E',
  '1.2.643.3.131.1.1': 'ИНН',
  '1.2.643.100.4': 'ИНН ЮЛ',
}

// SHA-1, SHA-256, SHA-384, SHA-512, and the arcs of RSA and ECDSA: what WebCrypto computes. GOST is outside.
const digests = /^(?:1\.3\.14\.3\.2\.26|2\.16\.840\.1\.101\.3\.4\.2\.[123])$/
const keys = /^1\.2\.840\.(?:113549\.1\.1|10045)\./

/**
 * Reads a detached signature and verifies digest and signature value over `content`, with the certificate inside it.
 * Says nothing about trust in that certificate. Source: RFC 5652.
 * @param signature DER (or PEM-less base64 already decoded)
 */
export async function readCms(signature: Uint8Array, content: Uint8Array): Promise<CmsVerdict> {
  const signed = parse(signature)
  const [info] = signed?.signerInfos ?? []
  if (!signed || !info) return { read: false }
  const certificate = certificateOf(signed, info)
  return {
    read: true,
    holds: certificate && computable(info) ? await verify(signed, content) : null,
    signedAt: signedAt(info),
    certificate: certificate ? describe(certificate) : null,
  }
}

function parse(signature: Uint8Array): pkijs.SignedData | null {
  try {
    const { result, offset } = asn1js.fromBER(Uint8Array.from(signature).buffer)
    if (offset < 0) return null
    return new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: result }).content })
  } catch {
    return null
  }
}

const computable = ({ digestAlgorithm, signatureAlgorithm }: pkijs.SignerInfo): boolean =>
  digests.test(digestAlgorithm.algorithmId) && keys.test(signatureAlgorithm.algorithmId)

async function verify(signed: pkijs.SignedData, content: Uint8Array): Promise<boolean> {
  // A content that travels inside would be verified in the place of the document.
  delete signed.encapContentInfo.eContent
  try {
    return await signed.verify({ signer: 0, data: Uint8Array.from(content).buffer, checkChain: false })
  } catch {
    return false
  }
}

function certificateOf(signed: pkijs.SignedData, info: pkijs.SignerInfo): pkijs.Certificate | null {
  const { sid } = info
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate)
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return certificates[0] ?? null
  return (
    certificates.find(
      (one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer),
    ) ?? null
  )
}

function signedAt(info: pkijs.SignerInfo): Date | null {
  const attribute = info.signedAttrs?.attributes.find((one) => one.type === signingTime)
  const value: unknown = attribute?.values[0]
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : null
}

const describe = (certificate: pkijs.Certificate): CmsCertificate => ({
  subject: nameText(certificate.subject),
  issuer: nameText(certificate.issuer),
  serialNumber: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase(),
  notBefore: certificate.notBefore.value,
  notAfter: certificate.notAfter.value,
})

const nameText = (name: pkijs.RelativeDistinguishedNames): string =>
  name.typesAndValues
    .map(({ type, value }) => `${names[type] ?? type}=${String(value.valueBlock.value)}`)
    .join(', ')
