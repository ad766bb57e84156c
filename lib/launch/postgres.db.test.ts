import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningPostgres, startPostgres } from './postgres.mjs'

const password = 'a password: with /signs'

describe('embedded PostgreSQL', () => {
  let folder: string
  const lines: string[] = []
  let running: RunningPostgres | undefined
  const start = async () => {
    running = await startPostgres({ folder, password, log: (line) => lines.push(line) })
    return running
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'inkroute-postgres-'))
    await chmod(folder, 0o711)
  })
  afterEach(() => running?.stop())
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('keeps what was committed when the postmaster is killed, and comes back on its port', async () => {
    const server = await start()
    const sql = postgres(server.url, { max: 1, onnotice: () => {} })
    await sql`create table kept as select generate_series(1, 1000) as number`
    process.kill(server.pid() ?? 0, 'SIGKILL')
    const rows = async () => {
      try {
        return (await sql`select count(*)::int as rows from kept`)[0]?.rows
      } catch {
        return null
      }
    }
    await expect.poll(() => lines, { timeout: 20_000 }).toContain('PostgreSQL answers again')
    await expect.poll(rows, { timeout: 20_000 }).toBe(1000)
    await sql.end()
  })

  it('takes over from a launcher that was killed', async () => {
    const script = `
      import { startPostgres } from '${path.resolve('lib/launch/postgres.mjs')}'
      const server = await startPostgres({ folder: ${JSON.stringify(folder)}, password: ${JSON.stringify(password)} })
      console.log(server.pid())
      process.kill(process.pid, 'SIGKILL')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    await new Promise((resolve) => child.once('close', resolve))
    const left = Number(printed)
    expect(() => process.kill(left, 0)).not.toThrow()
    const server = await start()
    expect(server.pid()).not.toBe(left)
    expect(() => process.kill(left, 0)).toThrow()
  })

  it('goes to another port and remembers it when its own is taken', async () => {
    const remembered = async () => Number(await readFile(path.join(folder, 'postgres.port'), 'utf8'))
    const port = await remembered()
    const other = net.createServer().listen(port, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const server = await start()
    expect(server.port).not.toBe(port)
    expect(await remembered()).toBe(server.port)
    await new Promise((resolve) => other.close(resolve))
  })

  it('does not mistake another process for its own because of a stale lock file', async () => {
    const before = await start()
    await before.stop()
    await writeFile(
      path.join(before.data, 'postmaster.pid'),
      `${process.pid}\n${before.data}\n0\n${before.port}\n`,
    )
    const server = await start()
    const sql = postgres(server.url, { max: 1 })
    expect((await sql`select count(*)::int as rows from kept`)[0]?.rows).toBe(1000)
    await sql.end()
  })

  it('sorts Russian and listens to this machine only', async () => {
    const server = await start()
    const sql = postgres(server.url, { max: 1 })
    const sorted =
      await sql`select word from unnest(array['ёж', 'яма', 'Елка', 'Абв', 'абв']) word order by word`
    expect(sorted.map((row) => row.word)).toEqual(['абв', 'Абв', 'ёж', 'Елка', 'яма'])
    const [listens] = await sql`show listen_addresses`
    expect(listens?.listen_addresses).toBe('127.0.0.1')
    const wrong = postgres(server.urlOf('inkroute').replace(encodeURIComponent(password), 'wrong'), {
      max: 1,
    })
    await expect(wrong`select 1`).rejects.toMatchObject({ code: '28P01' })
    await wrong.end()
    await sql.end()
  })
})
