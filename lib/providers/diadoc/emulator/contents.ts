import { bytes, type Fields, flag, text } from './json.ts'
import { fetchContent, keep, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import { type ReadSignature, readSignature, signAs } from './signing.ts'
import type { Account } from './tokens.ts'

/** Largest document. */
const mostBytes = 70 * 1024 * 1024

/** Bytes given inline or by their name on the shelf; 400 when both or none are there. */
export const contentIn = async (office: Office, fields: Fields): Promise<Uint8Array> => {
  const inline = bytes(fields, 'Content')
  const name = text(fields, 'NameOnShelf')
  if (inline !== undefined && name !== undefined)
    throw refuse(400, 'Only one of Content and NameOnShelf may be specified')
  if (inline !== undefined) return limited(inline)
  if (name === undefined) throw refuse(400, 'Content or NameOnShelf must be specified')
  return limited(await fromShelf(office, name))
}

const limited = (content: Uint8Array): Uint8Array => {
  if (content.length === 0) throw refuse(400, 'Document content is empty')
  if (content.length > mostBytes) throw refuse(400, 'Document content exceeds the maximum size')
  return content
}

/** A whole file from the shelf; 400 when it is not there. */
export const fromShelf = async (office: Office, name: string): Promise<Uint8Array> => {
  const content = office.world().shelf[name]?.content
  if (!content) throw refuse(400, `File '${name}' is not found on the shelf`)
  return fetchContent(office, content)
}

/** Puts a file on the shelf under a new name. */
export const toShelf = async (office: Office, name: string, content: Uint8Array): Promise<string> => {
  office.world().shelf[name] = { content: await keep(office, content), parts: {} }
  office.context.touched()
  return name
}

/** The signature that comes with some content, read against it; undefined when none was given. */
export const signatureIn = async (
  office: Office,
  account: Account,
  fields: Fields,
  content: Uint8Array,
): Promise<ReadSignature | undefined> => {
  if (flag(fields, 'SignWithTestSignature'))
    return signAs(office, account.organisation, account.employee, content)
  const shelved = text(fields, 'SignatureNameOnShelf')
  const cms = bytes(fields, 'Signature') ?? (shelved ? await fromShelf(office, shelved) : undefined)
  return cms ? readSignature(office, cms, content) : undefined
}
