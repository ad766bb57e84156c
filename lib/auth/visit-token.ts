import { jwtVerify, SignJWT } from 'jose'
import type { Locale } from '#lib/sentence.ts'

/** Somebody who opened one of our pages inside Bitrix24, as its OAuth server named them. */
export type Visit = {
  portalId: number
  /** Host of the portal that frames the page. */
  domain: string
  userId: string
  locale: Locale
  placement: string
  /** The item that they may read; null where the page was opened for none. */
  item: { entityTypeId: number; id: string } | null
}

const audience = 'inkroute:visit'
const lifeSeconds = 60 * 60

const keyOf = (secret: string) => new TextEncoder().encode(`visit\n${secret}`)

/** A pass for the pages of one visit: cookies do not reach a foreign frame. Valid for an hour, as Bitrix24's own token is. */
export const sealVisit = (visit: Visit, secret: string, now: Date): Promise<string> => {
  const at = Math.floor(now.getTime() / 1000)
  return new SignJWT({ visit })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + lifeSeconds)
    .sign(keyOf(secret))
}

/** The visit that a pass was made for, or null when it is not ours or too old. */
export async function openVisit(pass: string, secret: string, now: Date): Promise<Visit | null> {
  try {
    const { payload } = await jwtVerify(pass, keyOf(secret), {
      audience,
      algorithms: ['HS256'],
      currentDate: now,
    })
    return payload.visit as Visit
  } catch {
    return null
  }
}
