import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { type Asn1, members, oidOf, textOf } from './asn1.ts'
import { type CertificateRead, readSigner, type SignerRead } from './signed-data.ts'

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

/** Digests that we compute. GOST is outside. */
const digests: Record<string, string> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** Signature algorithms that we compute, those of RSA and ECDSA, by the digest that they prescribe. */
const prescribed: Record<string, string | null> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.10': null,
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.2.1': null,
  '1.2.840.10045.4.1': 'SHA-1',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const rsaPss = '1.2.840.113549.1.1.10'

/**
 * Reads a detached signature and verifies digest and signature value over `content`, with the certificate inside it.
 * Says nothing about trust in that certificate. Hashes and keys are computed off this thread. Source: RFC 5652.
 * @param signature DER or BER, base64 already decoded
 */
export async function readCms(signature: Uint8Array, content: Uint8Array): Promise<CmsVerdict> {
  const signer = readSigner(signature)
  if (!signer) return { read: false }
  const { certificate, signedAttributes } = signer
  return {
    read: true,
    holds: certificate ? await holds(signer, certificate, content) : null,
    signedAt: signedAttributes?.signingTime ?? null,
    certificate: certificate ? describe(certificate) : null,
  }
}

const verifyAside = promisify(verify)

async function holds(
  signer: SignerRead,
  certificate: CertificateRead,
  content: Uint8Array,
): Promise<boolean | null> {
  const digest = digests[signer.digestAlgorithm]
  const given = prescribed[signer.signatureAlgorithm]
  const key = publicKeyOf(certificate)
  if (digest === undefined || given === undefined || key === null) return null
  const { signedAttributes } = signer
  if (signedAttributes) {
    const { messageDigest, contentTypeFits } = signedAttributes
    const counted = Buffer.from(await crypto.subtle.digest(digest, Uint8Array.from(content)))
    if (!contentTypeFits || !messageDigest || !counted.equals(messageDigest)) return false
  }
  const padding = signer.signatureAlgorithm === rsaPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {}
  try {
    const covered = signedAttributes?.bytes ?? content
    return await verifyAside(given ?? digest, covered, { key, ...padding }, signer.signature)
  } catch {
    // The value does not have the form that the key asks for.
    return false
  }
}

/** The key, or null when it is of a kind that this machine does not know. */
function publicKeyOf({ publicKey }: CertificateRead): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

const describe = (certificate: CertificateRead): CmsCertificate => ({
  subject: nameText(certificate.subject),
  issuer: nameText(certificate.issuer),
  serialNumber: Buffer.from(certificate.serialNumber).toString('hex').toUpperCase(),
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
})

const nameText = (name: Asn1 | undefined): string =>
  members(name)
    .flatMap(members)
    .map((part) => {
      const [type, value] = members(part)
      return `${names[oidOf(type)] ?? oidOf(type)}=${textOf(value)}`
    })
    .join(', ')
