import { deflateSync } from 'node:zlib'

/** An indirect object: its text, and the bytes of its stream if it is one. */
export type PdfObject = { text: string; stream?: Uint8Array }

/** A stream object; `entries` are further entries of its dictionary. The bytes are compressed here. */
export const compressed = (bytes: Uint8Array, entries = ''): PdfObject => {
  const stream = deflateSync(bytes)
  return { text: `<< /Length ${stream.length} /Filter /FlateDecode ${entries}>>`, stream }
}

/** A text string of any language, UTF-16 in hexadecimal digits. ISO 32000-1, 7.9.2.2. */
export const pdfText = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** One object as it is written into a file. */
export const written = (number: number, { text, stream }: PdfObject): Buffer[] => [
  latin(`${number} 0 obj\n${text}\n`),
  ...(stream ? [latin('stream\n'), Buffer.from(stream.buffer, stream.byteOffset, stream.length)] : []),
  latin(stream ? '\nendstream\nendobj\n' : 'endobj\n'),
]

/**
 * A whole PDF file with a plain cross-reference table, which later changes can be appended to. Objects are numbered
 * from 1 in the order given. ISO 32000-1, 7.5.
 * @param trailer entries of the trailer, such as `/Root 1 0 R`
 */
export function pdfFile(objects: readonly PdfObject[], trailer: string): Uint8Array<ArrayBuffer> {
  // The second line tells programs that move files that this one is binary.
  const parts: Buffer[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  let length = parts[0]?.length ?? 0
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const [index, object] of objects.entries()) {
    table += `${String(length).padStart(10, '0')} 00000 n \n`
    for (const part of written(index + 1, object)) {
      parts.push(part)
      length += part.length
    }
  }
  parts.push(
    latin(`${table}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`),
  )
  return joined(parts)
}

/** One array of its own, so that it can be handed to another thread without a copy. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
