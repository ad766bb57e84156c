import path from 'node:path'
import { takeLock } from './lock.mjs'
import { startPostgres } from './postgres.mjs'
import { pause } from './postgres-running.mjs'
import { projectFolder } from './project.mjs'
import { ensureDataFolder, readSecrets } from './secrets.mjs'

// Prints the address of a PostgreSQL for development, started now or earlier; it goes on running. `--stop` stops it.
ensureDataFolder(path.join(projectFolder, '.data'))
const folder = ensureDataFolder(path.join(projectFolder, '.data', 'development'))
let release = await takeLock(folder)
for (let attempt = 0; !release && attempt < 300; attempt++) {
  await pause(100)
  release = await takeLock(folder)
}
const { POSTGRES_PASSWORD: password } = readSecrets(folder)
const server = await startPostgres({ folder, password, leave: true })
if (process.argv.includes('--stop')) await server.stop()
else console.log(server.url)
await release?.()
