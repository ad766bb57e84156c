import type { CatalogueFile } from '#lib/route/catalogue.ts'
import type { BatchAnswer, BatchCall } from './batch.ts'
import { isDenied, isNotFound } from './errors.ts'
import { asRecord, asText } from './wire.ts'

/** Asks for files on Drive by their ids. Source: apidocs.bitrix24.com/api-reference/disk/file/disk-file-get.html */
export const fileCalls = (ids: readonly string[]): Record<string, BatchCall> =>
  Object.fromEntries(ids.map((id) => [`file${id}`, { method: 'disk.file.get', params: { id } }]))

/**
 * What became of the files: those that are gone, in the recycle bin or closed to us have no name. Files of which the
 * portal said nothing are left out; null when it said nothing of any.
 */
export function filesFrom(answers: Readonly<Record<string, BatchAnswer>>): CatalogueFile[] | null {
  const asked = Object.entries(answers).filter(([key]) => /^file\d+$/.test(key))
  const files = asked.flatMap(([key, answer]): CatalogueFile[] => {
    const id = key.slice('file'.length)
    if (!answer.ok) {
      return isNotFound(answer.failure) || isDenied(answer.failure) ? [{ id, name: null }] : []
    }
    const row = asRecord(answer.result)
    const deleted = asText(row.DELETED_TYPE)
    return [{ id, name: deleted === '' || deleted === '0' ? asText(row.NAME) : null }]
  })
  return asked.length > 0 && files.length === 0 ? null : files
}
