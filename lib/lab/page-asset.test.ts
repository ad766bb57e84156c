import { expect, test } from 'vitest'
import { requestOf } from '#lib/emulation/testing.ts'
import { createPageAssets } from './page-asset.ts'
import { buildPage } from './page-build.ts'

const asset = createPageAssets()
const get = (path: string) => asset(requestOf('GET', path))

test('the page and everything that it refers to is served', async () => {
  const page = await get('/')
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  const html = new TextDecoder().decode(page?.body as Uint8Array)
  const paths = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(paths).toEqual(['/assets/main.css', '/assets/main.js'])
  for (const path of paths) expect((await get(path))?.status).toBe(200)
  const css = new TextDecoder().decode((await get('/assets/main.css'))?.body as Uint8Array)
  const fonts = [...css.matchAll(/url\("?(\/assets\/[^")]+)/g)].map((match) => match[1] ?? '')
  expect(fonts.length).toBeGreaterThan(2)
  for (const path of fonts) expect((await get(path))?.headers?.['content-type']).toBe('font/woff2')
})

test('nothing comes from another origin', async () => {
  expect((await get('/'))?.headers?.['content-security-policy']).toContain("default-src 'none'")
  for (const [name, bytes] of await buildPage()) {
    if (!/\.(html|css|js)$/.test(name)) continue
    const hosts = [...new TextDecoder().decode(bytes).matchAll(/https?:\/\/([\w.-]+\.\w+)/g)].map(
      ([, host]) => host,
    )
    // The name of the SVG vocabulary is an address that nobody fetches.
    expect(hosts.filter((host) => host !== 'www.w3.org')).toEqual([])
  }
})

test('other paths and methods are nobody’s', async () => {
  expect(await get('/assets/../server.ts')).toBeUndefined()
  expect(await get('/assets/absent.js')).toBeUndefined()
  expect(await asset(requestOf('POST', '/'))).toBeUndefined()
})
