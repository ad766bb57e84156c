import { hash, verify } from '@node-rs/argon2'

/**
 * Argon2id with the parameters that OWASP's password storage sheet gives first (19 MiB, two passes). The hash
 * carries its own parameters and salt.
 */
export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

/** Hash of nobody's password: checking against it takes as long as against a real one. */
let decoy: Promise<string> | undefined

/** True when the password is the hash's. `null` (no such account) costs the same time and is false. */
export async function passwordFits(hashed: string | null, password: string): Promise<boolean> {
  if (hashed !== null) return verify(hashed, password)
  decoy ??= hashPassword('nobody has this password')
  await verify(await decoy, password)
  return false
}

/** Shortest password that is taken, in characters (NIST SP 800-63B asks for length, not for kinds of characters). */
export const passwordLength = { least: 10, most: 200 }
