import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { diskBlobs, memoryBlobs } from './blobs.ts'
import { createStateStore } from './state.ts'
import { createVault, keyPairFrom, secretFrom } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-state-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('state is saved on flush and loaded by the next start', async () => {
  const file = join(folder, 'a', 'state.json')
  const store = createStateStore(file)
  const state = store.open(() => ({ deals: [] as string[] }))
  state.current.deals.push('first')
  store.touched()
  await store.flush()
  expect(createStateStore(file).open(() => ({ deals: [] as string[] })).current).toEqual({ deals: ['first'] })
  expect(readdirSync(join(folder, 'a'))).toEqual(['state.json'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a change is saved by itself', async () => {
  const file = join(folder, 'b.json')
  const store = createStateStore(file)
  store.open(() => ({ count: 0 })).current.count = 7
  store.touched()
  await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ count: 7 }), 5_000)
})

test('reset makes it anew and keeps the holder', () => {
  const store = createStateStore(undefined)
  const state = store.open(() => ({ count: 0 }))
  state.current.count = 5
  store.reset()
  expect(state.current).toEqual({ count: 0 })
})

test('reset carries over what outsiders rely on, unless all is to go', () => {
  const store = createStateStore(undefined)
  const state = store.open(
    () => ({ count: 0, installed: false }),
    (before, fresh) => {
      fresh.installed = before.installed
    },
  )
  state.current = { count: 5, installed: true }
  store.reset()
  expect(state.current).toEqual({ count: 0, installed: true })
  store.reset(true)
  expect(state.current).toEqual({ count: 0, installed: false })
})

test('a damaged file is reported and replaced', () => {
  const file = join(folder, 'c.json')
  writeFileSync(file, '{"half')
  const onError = vi.fn()
  expect(createStateStore(file, onError).open(() => ({ fresh: true })).current).toEqual({ fresh: true })
  expect(onError).toHaveBeenCalledOnce()
})

test.each([
  ['memory', () => memoryBlobs()],
  ['disk', () => diskBlobs(join(folder, 'blobs'))],
])('contents by hash: %s', async (_, make) => {
  const blobs = make()
  const bytes = new Uint8Array([1, 2, 3])
  const sha256 = await blobs.put(bytes)
  expect(sha256).toBe('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81')
  expect(await blobs.put(bytes)).toBe(sha256)
  expect(await blobs.get(sha256)).toEqual(bytes)
  await expect(blobs.get('../../etc/passwd')).rejects.toThrow(/no content/)
})

test('secrets and key pairs stay the same, on disk for their owner only', () => {
  const place = join(folder, 'vault')
  const name = 'diadoc/client é'
  const secret = secretFrom(createVault(place), name)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(secretFrom(createVault(place), name)).toBe(secret)
  const pair = keyPairFrom(createVault(place), 'docusign')
  expect(keyPairFrom(createVault(place), 'docusign')).toEqual(pair)
  expect(pair.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n$/)
  expect(pair.publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----/)
  for (const file of readdirSync(place)) expect(statSync(join(place, file)).mode & 0o777).toBe(0o600)
  expect(statSync(place).mode & 0o777).toBe(0o700)
})
