import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Small secret texts by name: the same ever after, readable by their owner only. Any name will do. */
export interface Vault {
  read(name: string): string | undefined
  write(name: string, text: string): void
  /** The text under `name`, made by `make` when there is none. */
  keep(name: string, make: () => string): string
}

const fileText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const fileNameOf = (name: string): string =>
  name.replace(/[^\w.-]/g, (char) => `~${char.codePointAt(0)?.toString(16)}`)

/** A vault in memory (no folder) or in files of `folder`. */
export const createVault = (folder: string | undefined): Vault => {
  const known = new Map<string, string>()
  const vault: Vault = {
    read(name) {
      const text = known.get(name) ?? (folder ? fileText(join(folder, fileNameOf(name))) : undefined)
      if (text !== undefined) known.set(name, text)
      return text
    },
    write(name, text) {
      known.set(name, text)
      if (!folder) return
      const path = join(folder, fileNameOf(name))
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.new`, text, { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
    keep(name, make) {
      const text = vault.read(name)
      if (text !== undefined) return text
      const made = make()
      vault.write(name, made)
      return made
    },
  }
  return vault
}

/** A random secret of 32 bytes in base64url. */
export const secretFrom = (vault: Vault, name: string): string =>
  vault.keep(`${name}.secret`, () => randomBytes(32).toString('base64url'))

/** An RSA-2048 key pair as PEM (PKCS#8 and SPKI). */
export const keyPairFrom = (vault: Vault, name: string): { privateKeyPem: string; publicKeyPem: string } => {
  const both = vault.keep(`${name}.keys.pem`, () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    return privateKey + publicKey
  })
  const border = both.indexOf('-----BEGIN PUBLIC KEY-----')
  return { privateKeyPem: both.slice(0, border), publicKeyPem: both.slice(border) }
}
