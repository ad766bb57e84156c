import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, installPackages } from './install.mjs'
import { projectFolder } from './project.mjs'
import { countCheck, countPlaywright, countVitest } from './report.mjs'

const say = (line) => console.log(`\n── ${line}`)
const stops = []
const done = []

try {
  checkNode()
  installPackages(say)
  await runStages()
} catch (error) {
  console.error(`\nThe tests could not be run. ${error.message}`)
  done.push({ name: 'run', passed: 0, failed: 1, skipped: 0, seconds: 0 })
}
await cleanUp()
summary()

async function runStages() {
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'inkroute-test-'))
  stops.push(() => fs.rmSync(reports, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => cleanUp().then(() => process.exit(130)))

  await stage('format and lint', async () =>
    countCheck(await run('@biomejs/biome/bin/biome', ['check', '.'])),
  )
  await stage('types', async () => countCheck(await run('typescript/bin/tsc', ['--noEmit'])))
  await stage('unit, database and contract', async () => {
    const database = await ownDatabase(reports)
    const file = path.join(reports, 'vitest.json')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return countVitest(file, await run('vitest/vitest.mjs', args, { TEST_DATABASE_URL: database }))
  })
  const built = await stage('build', async () => {
    const { build } = await import('./build.mjs')
    await build(say)
    return countCheck(0)
  })
  if (!built) return
  await stage('end to end', async () => {
    const { findBrowser } = await import('./browser.mjs')
    const file = path.join(reports, 'playwright.json')
    const environment = { CHROME_PATH: await findBrowser(say), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    return countPlaywright(file, await run('@playwright/test/cli.js', ['test'], environment))
  })
}

/** Runs a stage and keeps its counts; one that throws has failed, and the next ones run all the same. */
async function stage(name, work) {
  say(name)
  const started = Date.now()
  const counted = await work().catch((error) => {
    console.error(error.stack ?? error)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  done.push({ name, ...counted, seconds: Math.round((Date.now() - started) / 1000) })
  return counted.failed === 0
}

function run(script, args, environment = {}) {
  const file = path.join(projectFolder, 'node_modules', script)
  const child = spawn(process.execPath, [file, ...args], {
    cwd: projectFolder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function ownDatabase(folder) {
  const { startPostgres } = await import('./postgres.mjs')
  const { ensureDataFolder } = await import('./secrets.mjs')
  const postgres = await startPostgres({
    folder: ensureDataFolder(path.join(folder, 'data')),
    password: 'test',
  })
  stops.push(postgres.stop)
  return postgres.url
}

async function cleanUp() {
  for (const stop of stops.splice(0).reverse()) await stop()
}

function summary() {
  console.log('')
  for (const { name, passed, failed, skipped, seconds } of done) {
    const left = skipped ? `, ${skipped} skipped` : ''
    console.log(
      `${failed ? '✗' : '✓'} ${name.padEnd(28)} ${passed} passed, ${failed} failed${left} (${seconds} s)`,
    )
  }
  const total = (field) => done.reduce((sum, one) => sum + one[field], 0)
  console.log(`${total('passed')} passed, ${total('failed')} failed`)
  process.exitCode = total('failed') > 0 ? 1 : 0
}
