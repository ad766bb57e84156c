import { extname } from 'node:path'
import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { buildPage, type PageFiles } from './page-build.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

// Frames show the app's own pages, wherever it runs; everything else comes from the lab.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  'frame-src *',
  'form-action *',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const nameOf = (path: string): string | undefined =>
  path === '/' ? 'index.html' : /^\/assets\/([\w.-]+)$/.exec(path)?.[1]

/** Serves the lab page; its files are made when somebody first asks for one. */
export const createPageAssets = () => {
  let files: Promise<PageFiles> | undefined
  return async ({ method, path }: EmulatorRequest): Promise<EmulatorResponse | undefined> => {
    const name = nameOf(path)
    if (!name || (method !== 'GET' && method !== 'HEAD')) return undefined
    files ??= buildPage()
    const body = (await files).get(name)
    if (!body) return undefined
    const headers = {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'cache-control': extname(name) === '.woff2' ? 'max-age=86400' : 'no-cache',
      'x-content-type-options': 'nosniff',
      ...(name === 'index.html' && { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' }),
    }
    return { status: 200, headers, body }
  }
}
