import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LabBlobs } from './emulator.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const missing = (sha256: string, cause?: unknown): Error =>
  new Error(`The lab holds no content with SHA-256 ${sha256}.`, { cause })

/** Contents in memory; they end with the process. */
export const memoryBlobs = (): LabBlobs => {
  const contents = new Map<string, Uint8Array>()
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      if (!contents.has(sha256)) contents.set(sha256, Uint8Array.from(bytes))
      return sha256
    },
    async get(sha256) {
      const bytes = contents.get(sha256)
      if (!bytes) throw missing(sha256)
      return bytes
    },
  }
}

/** Contents as files under `folder`; a file appears whole or not at all. */
export const diskBlobs = (folder: string): LabBlobs => {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      const path = pathOf(sha256)
      const known = await stat(path).catch(() => undefined)
      if (known?.size === bytes.length) return sha256
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
      const draft = `${path}.${randomUUID()}`
      await writeFile(draft, bytes, { mode: 0o600 })
      await rename(draft, path)
      return sha256
    },
    async get(sha256) {
      // The hash becomes a path: nothing but a hash may.
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing(sha256)
      try {
        return new Uint8Array(await readFile(pathOf(sha256)))
      } catch (error) {
        throw missing(sha256, error)
      }
    },
  }
}
