import { createPrivateKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Settings } from './fields.ts'

/** Life of an assertion; the token that it buys lives longer. */
const assertionSeconds = 3_600

/**
 * The signed assertion of the JWT grant. PKCS#1 keys, which DocuSign hands out, and PKCS#8 keys are taken.
 * Throws Permanent when the key cannot be read. https://developers.docusign.com/platform/auth/jwt/
 */
export const assertionFor = async (settings: Settings, now: Date): Promise<string> => {
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({ scope: 'signature impersonation' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(settings.integrationKey)
    .setSubject(settings.userId)
    .setAudience(new URL(settings.oauthUrl).host)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + assertionSeconds)
    .sign(readKey(settings.privateKey))
}

const readKey = (pem: string) => {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    throw new Permanent(
      {
        code: 'docusign-private-key',
        text: say('Закрытый ключ DocuSign не читается.', 'The private key for DocuSign cannot be read.'),
        cure: say(
          'Вставьте ключ RSA целиком, вместе с первой и последней строкой.',
          'Paste the whole RSA key, its first and last line included.',
        ),
      },
      error,
    )
  }
}
