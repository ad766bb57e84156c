import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from './project.mjs'

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A Chromium to test with: the one named by CHROME_PATH, an installed one, the one that Playwright has downloaded, on
 * Linux the one that comes as a package, at last a download by Playwright. Answers its path.
 */
export async function findBrowser(say = () => {}) {
  const named = process.env.CHROME_PATH
  if (named) {
    if (fs.existsSync(named)) return named
    throw new Error(`CHROME_PATH names ${named}, which is not there.`)
  }
  return installed() ?? (await playwrightsOwn()) ?? (await packaged()) ?? (await downloaded(say))
}

function installed() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  const places = process.platform === 'darwin' ? [...macApplications, ...onPath] : onPath
  return places.find((place) => fs.existsSync(place)) ?? null
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return own && fs.existsSync(own) ? own : null
}

async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { default: chromium } = await import('@sparticuz/chromium')
  const unpacked = await chromium.executablePath()
  const tried = spawnSync(unpacked, ['--version'], { encoding: 'utf8' })
  return tried.status === 0 ? unpacked : null
}

async function downloaded(say) {
  say('Downloading a browser for the tests …')
  const cli = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: projectFolder, stdio: 'inherit' })
  const own = await playwrightsOwn()
  if (own) return own
  throw new Error(
    'There is no Chromium to test with. Install Chrome or Chromium, or name one with CHROME_PATH ' +
      '(on Linux it needs libnss3, libnspr4 and libexpat1).',
  )
}
