import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeLock } from './lock.mjs'

describe('the lock of a data folder', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'inkroute-lock-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is held by one launcher until it is released', async () => {
    const release = await takeLock(folder)
    expect(release).not.toBeNull()
    expect(await takeLock(folder)).toBeNull()
    await release?.()
    const again = await takeLock(folder)
    expect(again).not.toBeNull()
    await again?.()
  })

  it('is not believed when its owner is gone', async () => {
    await writeFile(path.join(folder, 'launcher.sock'), '')
    const release = await takeLock(folder)
    expect(release).not.toBeNull()
    await release?.()
  })

  it('works where the name of the folder is longer than a socket may be called', async () => {
    const deep = path.join(folder, 'x'.repeat(120))
    const release = await takeLock(deep)
    expect(release).not.toBeNull()
    expect(await takeLock(deep)).toBeNull()
    await release?.()
  })
})
