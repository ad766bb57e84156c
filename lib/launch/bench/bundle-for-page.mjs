import { projectFolder } from '../project.mjs'

/** One of our modules with all that it needs, as a script for a page. */
export async function bundleForPage(entry) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  })
  return outputFiles[0].text
}
