import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whom a link lets act, and in what. */
export type ApprovalLink = { connectionId: string; externalId: string; stepId: string; personId: string }

const tag = (payload: string, key: string): Buffer => createHmac('sha256', key).update(payload).digest()

/** A link that cannot be guessed or altered: its parts with an HMAC over them. */
export function sealLink(link: ApprovalLink, key: string): string {
  const parts = [link.connectionId, link.externalId, link.stepId, link.personId]
  const payload = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${payload}.${tag(payload, key).toString('base64url')}`
}

/** The connection that a link names, before anything is proven: its key proves the rest. */
export const connectionOfLink = (token: string): string | null =>
  partsOf(token.split('.')[0] ?? '')?.connectionId ?? null

/** What the link says, or null when it was not made with this key. */
export function openLink(token: string, key: string): ApprovalLink | null {
  const [payload = '', mark = ''] = token.split('.')
  const given = Buffer.from(mark, 'base64url')
  const right = tag(payload, key)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return partsOf(payload)
}

function partsOf(payload: string): ApprovalLink | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => typeof part === 'string'))
      return null
    const [connectionId = '', externalId = '', stepId = '', personId = ''] = parts as string[]
    return { connectionId, externalId, stepId, personId }
  } catch {
    return null
  }
}
