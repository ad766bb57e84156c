import {
  type Asn1,
  dateOf,
  decode,
  integerBytes,
  isSequence,
  isTagged,
  members,
  octetsOf,
  oidOf,
  rawBytes,
} from './asn1.ts'

/** The first signer of a CMS SignedData and everything that verifying it needs, as it stands in the file. */
export type SignerRead = {
  digestAlgorithm: string
  signatureAlgorithm: string
  signature: Uint8Array
  /** What the signature covers when it does not cover the content itself. */
  signedAttributes: {
    /** The exact bytes that were signed: the attributes as a set. */
    bytes: Uint8Array
    messageDigest: Uint8Array | null
    contentTypeFits: boolean
    signingTime: Date | null
  } | null
  certificate: CertificateRead | null
}

export type CertificateRead = {
  subject: Asn1 | undefined
  issuer: Asn1 | undefined
  serialNumber: Uint8Array
  notBefore: Date
  notAfter: Date
  /** SubjectPublicKeyInfo in DER. */
  publicKey: Uint8Array
}

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
}

/** Reads a detached signature in BER or DER; null when it is none. RFC 5652, 5.1 to 5.3. */
export function readSigner(signature: Uint8Array): SignerRead | null {
  const [type, wrapped] = members(decode(signature) ?? undefined)
  if (oidOf(type) !== oids.signedData || !isTagged(wrapped, 0)) return null
  const [, , content, ...others] = members(members(wrapped)[0])
  const [info] = members(others.at(-1))
  if (!content || !info) return null
  const certificates = members(others.find((one) => isTagged(one, 0))).filter(isSequence)
  return readInfo(info, oidOf(members(content)[0]), certificates)
}

function readInfo(info: Asn1, contentType: string, certificates: readonly Asn1[]): SignerRead | null {
  const [, signer, digestAlgorithm, ...others] = members(info)
  const attributes = isTagged(others[0], 0) ? others.shift() : undefined
  const [signatureAlgorithm, value] = others
  const signature = octetsOf(value)
  if (!signer || !signature) return null
  return {
    digestAlgorithm: oidOf(members(digestAlgorithm)[0]),
    signatureAlgorithm: oidOf(members(signatureAlgorithm)[0]),
    signature,
    signedAttributes: attributes ? readAttributes(attributes, contentType) : null,
    certificate: certificateOf(signer, certificates),
  }
}

function readAttributes(attributes: Asn1, contentType: string): SignerRead['signedAttributes'] {
  const valueFor = (type: string): Asn1 | undefined => {
    const found = members(attributes).find((one) => oidOf(members(one)[0]) === type)
    return members(members(found)[1])[0]
  }
  // Signed was a SET OF; the file has the tag [0] in its place. RFC 5652, 5.4.
  const bytes = Uint8Array.from(rawBytes(attributes))
  bytes[0] = 0x31
  return {
    bytes,
    messageDigest: octetsOf(valueFor(oids.messageDigest)),
    contentTypeFits: oidOf(valueFor(oids.contentType)) === contentType,
    signingTime: dateOf(valueFor(oids.signingTime)),
  }
}

/** The certificate that the signer names by issuer and number; the first one when it is named by its key. */
function certificateOf(signer: Asn1, certificates: readonly Asn1[]): CertificateRead | null {
  const read = certificates.flatMap((one) => readCertificate(one) ?? [])
  if (!isSequence(signer)) return read[0] ?? null
  const [issuer, serialNumber] = members(signer)
  const named = read.filter((one) => same(one.serialNumber, integerBytes(serialNumber)))
  return named.find((one) => same(rawBytes(one.issuer), rawBytes(issuer))) ?? null
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

// RFC 5280, 4.1. The version is there only when it is not the first.
function readCertificate(certificate: Asn1): CertificateRead | null {
  const fields = members(members(certificate)[0])
  const [serialNumber, , issuer, validity, subject, publicKey] = isTagged(fields[0], 0)
    ? fields.slice(1)
    : fields
  const [notBefore, notAfter] = members(validity).map(dateOf)
  if (!notBefore || !notAfter) return null
  return {
    subject,
    issuer,
    serialNumber: integerBytes(serialNumber),
    notBefore,
    notAfter,
    publicKey: rawBytes(publicKey),
  }
}
