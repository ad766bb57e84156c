import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Files of the lab page by their names: index.html, main.js, main.css and fonts. */
export type PageFiles = ReadonlyMap<string, Uint8Array>

const here = fileURLToPath(new URL('.', import.meta.url))

// Beside this file when it runs from source; below the project's root when it was bundled into dist/.
const sourceFolder = (): string => {
  const places = [join(here, 'page'), join(here, '..', 'lib', 'lab', 'page')]
  const found = places.find((place) => existsSync(join(place, 'index.html')))
  if (!found) throw new Error(`The lab page's source is in none of ${places.join(', ')}.`)
  return found
}

/** Bundles the lab page from its source; takes a fraction of a second. */
export const buildPage = async (): Promise<PageFiles> => {
  const folder = sourceFolder()
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: '/assets',
    publicPath: '/assets',
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    charset: 'utf8',
    logLevel: 'silent',
  })
  const files = new Map<string, Uint8Array>()
  for (const { path, contents } of outputFiles) files.set(basename(path), contents)
  files.set('index.html', new Uint8Array(await readFile(join(folder, 'index.html'))))
  return files
}
