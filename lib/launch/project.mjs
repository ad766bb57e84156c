import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever folder we were started from. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
