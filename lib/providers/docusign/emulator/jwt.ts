import { createVerify } from 'node:crypto'

/** Claims of a JWT bearer assertion. */
export type Claims = {
  iss?: unknown
  sub?: unknown
  aud?: unknown
  iat?: unknown
  exp?: unknown
  scope?: unknown
}

export type Assertion = { header: Record<string, unknown>; claims: Claims; signed: string; signature: Buffer }

/** Splits a compact JWS; undefined when it is not one. Nothing is verified. */
export function parseAssertion(compact: string): Assertion | undefined {
  const [head, body, signature, ...rest] = compact.split('.')
  if (!head || !body || !signature || rest.length > 0) return undefined
  const header = decoded(head)
  const claims = decoded(body)
  if (!header || !claims) return undefined
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') }
}

function decoded(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** True when one of the public keys (SPKI PEM) made this RS256 signature. */
export function isSignedBy(assertion: Assertion, publicKeys: readonly string[]): boolean {
  if (assertion.header.alg !== 'RS256') return false
  return publicKeys.some((pem) => {
    try {
      return createVerify('RSA-SHA256').update(assertion.signed).verify(pem, assertion.signature)
    } catch {
      return false
    }
  })
}
