import { emulators } from './emulators.ts'
import { startLab } from './server.ts'

const { LAB_PORT = '3001', LAB_HOST = '127.0.0.1', LAB_URL, DATA_DIR } = process.env

const begin = async () => {
  const lab = await startLab({
    port: Number(LAB_PORT),
    host: LAB_HOST,
    dataDir: DATA_DIR || undefined,
    emulators,
    ...(LAB_URL && { publicUrl: LAB_URL }),
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await lab.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  console.log(`Lab at ${lab.url}`)
}

begin().catch((error: unknown) => {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(inUse ? `Port ${LAB_PORT} is taken: set LAB_PORT to a free one.` : error)
  process.exit(1)
})
