import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Made once, kept in the data folder, readable by its owner only. The environment wins over the file. */
const makers = {
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  AUTH_SECRET: () => randomBytes(32).toString('base64url'),
  BOOTSTRAP_API_TOKEN: () => `ink_${randomBytes(24).toString('base64url')}`,
  POSTGRES_PASSWORD: () => randomBytes(18).toString('base64url'),
}

/** Secrets of this installation by name of their environment variable. */
export function readSecrets(folder, environment = process.env) {
  const file = path.join(folder, 'secrets.json')
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  const whole = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, kept[name] ?? make()]))
  if (Object.keys(makers).some((name) => kept[name] === undefined)) writeWhole(file, whole)
  return Object.fromEntries(Object.keys(makers).map((name) => [name, environment[name] || whole[name]]))
}

/** Renamed into place: half a file would be a lost encryption key. */
function writeWhole(file, content) {
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
  fs.renameSync(draft, file)
}

/**
 * The data folder, made when missing. Root lends PostgreSQL another account, which must be able to pass through the
 * folder; everything in it that matters has its own mode.
 */
export function ensureDataFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (fs.statSync(folder).uid === process.getuid?.()) {
    fs.chmodSync(folder, process.getuid() === 0 ? 0o711 : 0o700)
  }
  return fs.realpathSync(folder)
}
