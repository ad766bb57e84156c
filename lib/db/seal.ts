import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'
import { Defect } from '#lib/failure.ts'

/**
 * AES-256-GCM for secrets at rest. `purpose` (table, column and row) is authenticated, so that a sealed value copied
 * to another row does not open. Layout: version byte, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export type Sealer = {
  seal(plain: string | Uint8Array, purpose: string): Buffer
  open(sealed: Uint8Array, purpose: string): Buffer
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

/** @param keyBase64 32 bytes in base64. */
export function createSealer(keyBase64: string): Sealer {
  const key = Buffer.from(keyBase64, 'base64')
  const nextNonce = createNonces()
  return {
    seal(plain, purpose) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
      cipher.final()
      const sealed = Buffer.allocUnsafe(1 + nonceBytes + tagBytes + body.length)
      sealed[0] = version
      sealed.set(nonce, 1)
      sealed.set(cipher.getAuthTag(), 1 + nonceBytes)
      sealed.set(body, 1 + nonceBytes + tagBytes)
      return sealed
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== version) throw new Defect('sealed-version', 'a sealed value of an unknown version')
      const nonce = bytes.subarray(1, 1 + nonceBytes)
      const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
      } catch (error) {
        throw new Defect(
          'unsealable',
          `a sealed value of ${purpose} does not open: was ENCRYPTION_KEY changed?`,
          {},
          error,
        )
      }
    },
  }
}

/** Random nonces, drawn many at a time: one draw costs as much as sealing a request. */
function createNonces(): () => Buffer {
  const drawn = Buffer.alloc(nonceBytes * 256)
  let used = drawn.length
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    used += nonceBytes
    return drawn.subarray(used - nonceBytes, used)
  }
}
