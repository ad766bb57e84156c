import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The length of a socket's name is limited by the system. */
const longestName = 100

/**
 * One launcher per data folder. The lock is a listening socket: it ends with its process however that ends, so a
 * lock left by kill -9 is never believed. Answers a release, or null when another launcher lives.
 */
export async function takeLock(folder) {
  const name = socketName(folder)
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(name)
    if (server) return () => new Promise((resolve) => server.close(() => resolve()))
    if (await answers(name)) return null
    fs.rmSync(name, { force: true })
  }
  return null
}

function socketName(folder) {
  const inside = path.join(folder, 'launcher.sock')
  if (inside.length <= longestName) return inside
  return path.join(
    os.tmpdir(),
    `inkroute-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.sock`,
  )
}

function listen(name) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((connection) => connection.end())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(name, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(name) {
  return new Promise((resolve) => {
    const connection = net.connect(name)
    connection.once('error', () => resolve(false))
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
  })
}
