import { Permanent } from '#lib/failure.ts'
import type { OutgoingFile } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'

/** Up to here the service advises to send content inside the message; more goes by the shelf. */
const inlineBytes = 500 * 1024
/** Largest part of an upload. https://developer.kontur.ru/doc/diadoc-api/techinfo */
const partBytes = 3 * 1024 * 1024
/** Largest document that the service takes. */
export const documentBytes = 70 * 1024 * 1024 - 64 * 1024

/** Content as a message names it: inside, or by its name on the shelf. */
export type Placed = { Content: string } | { NameOnShelf: string }

/** Places a document's bytes. A file that is already on the shelf is simply left there: it dies by itself. */
export async function place(diadoc: Diadoc, file: OutgoingFile): Promise<Placed> {
  if (file.bytes.length > documentBytes) throw tooLarge(file)
  if (file.bytes.length <= inlineBytes) return { Content: Buffer.from(file.bytes).toString('base64') }
  const fileExtension = /\.\w{1,8}$/.exec(file.name)?.[0] ?? '.pdf'
  const raw = (bytes: Uint8Array) => ({ bytes, type: 'application/octet-stream' })
  if (file.bytes.length <= partBytes) {
    const name = await diadoc.text('shelfUpload', { query: { fileExtension }, raw: raw(file.bytes) })
    return { NameOnShelf: named(name) }
  }
  const parts: Uint8Array[] = []
  for (let at = 0; at < file.bytes.length; at += partBytes)
    parts.push(file.bytes.subarray(at, at + partBytes))
  let fileName = ''
  for (const [partIndex, part] of parts.entries()) {
    const isLastPart = partIndex === parts.length - 1
    if (partIndex === 0) {
      const name = await diadoc.text('shelfUploadPartInit', {
        query: { fileExtension, isLastPart },
        raw: raw(part),
      })
      fileName = named(name)
    } else
      await diadoc.text('shelfUploadPart', { query: { fileName, partIndex, isLastPart }, raw: raw(part) })
  }
  return { NameOnShelf: fileName }
}

const named = (answer: string): string => answer.trim().replace(/^"|"$/g, '')

const tooLarge = (file: OutgoingFile) =>
  new Permanent({
    code: 'diadoc-too-large',
    text: say(
      `«${file.name}» больше, чем принимает Диадок (70 МБ).`,
      `“${file.name}” is larger than Diadoc takes (70 MB).`,
    ),
    cure: say('Уменьшите файл или разделите его.', 'Make the file smaller or split it.'),
  })
