import { Defect } from '#lib/failure.ts'
import type { Sealer } from './seal.ts'

/** An authentic request as it came in: what an inbound row keeps, sealed as a whole. */
export type Knock = {
  method: string
  /** Query string without '?': the built-in webhook robot lets people put values there. */
  query: string
  /** Headers that matter for reading and inspecting it, lower case. */
  headers: Readonly<Record<string, string>>
  /** Raw body bytes, exactly as sent. */
  body: Uint8Array
}

const lengthBytes = 4
const purposeOf = (key: string) => `inbound.body_sealed:${key}`

/** Seals a knock for the row with this key. Layout inside: length of the JSON head, the head, the raw body. */
export function sealKnock(sealer: Sealer, key: string, knock: Knock): Buffer {
  const { body, ...rest } = knock
  const head = Buffer.from(JSON.stringify(rest))
  const length = Buffer.allocUnsafe(lengthBytes)
  length.writeUInt32BE(head.length)
  return sealer.seal(Buffer.concat([length, head, body]), purposeOf(key))
}

/** Opens what `sealKnock` made; a Defect when it was made for another row or with another key of encryption. */
export function openKnock(sealer: Sealer, key: string, sealed: Uint8Array): Knock {
  const plain = sealer.open(sealed, purposeOf(key))
  const end = lengthBytes + plain.readUInt32BE(0)
  if (end > plain.length) throw new Defect('knock-cut', 'a stored request is shorter than it says')
  const head = JSON.parse(plain.subarray(lengthBytes, end).toString()) as Omit<Knock, 'body'>
  return { ...head, body: plain.subarray(end) }
}
