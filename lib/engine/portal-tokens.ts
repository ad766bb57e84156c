import { eq } from 'drizzle-orm'
import type { PortalTokens } from '#lib/bitrix24/port.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { Defect, Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { EngineOptions } from './engine.ts'

/** What a portal's sealed tokens are bound to. */
export const tokenPurpose = (memberId: string, what: 'access' | 'refresh' | 'application'): string =>
  `portal:${memberId}:${what}`

/**
 * Tokens of one portal. The row lock makes renewal happen once over all processes; the new pair is committed before
 * anybody uses it. A held token is remembered until the portal refuses it.
 */
export function createPortalTokens(
  { db, sealer }: Pick<EngineOptions, 'db' | 'sealer'>,
  portalId: number,
): PortalTokens {
  let held: string | null = null

  const opened = (row: typeof portal.$inferSelect, what: 'access' | 'refresh'): string => {
    const sealed = what === 'access' ? row.accessTokenSealed : row.refreshTokenSealed
    if (!sealed) throw unauthorised(row.domain)
    return sealer.open(sealed, tokenPurpose(row.memberId, what)).toString()
  }

  return {
    async current() {
      if (held !== null) return held
      const [row] = await db.select().from(portal).where(eq(portal.id, portalId))
      if (!row) throw new Defect('no-such-portal', `there is no portal ${portalId}`)
      held = opened(row, 'access')
      return held
    },
    async renew(refused, renew) {
      const outcome = await db.transaction(async (tx) => {
        const [row] = await tx.select().from(portal).where(eq(portal.id, portalId)).for('no key update')
        if (!row) throw new Defect('no-such-portal', `there is no portal ${portalId}`)
        const present = opened(row, 'access')
        if (present !== refused) return { token: present }
        try {
          const set = await renew(opened(row, 'refresh'))
          await tx
            .update(portal)
            .set({
              accessTokenSealed: sealer.seal(set.accessToken, tokenPurpose(row.memberId, 'access')),
              refreshTokenSealed: sealer.seal(set.refreshToken, tokenPurpose(row.memberId, 'refresh')),
              tokenExpiresAt: set.expiresAt,
              tokenSerial: row.tokenSerial + 1,
              state: 'connected',
              trouble: null,
            })
            .where(eq(portal.id, portalId))
          return { token: set.accessToken }
        } catch (error) {
          if (!(error instanceof Permanent)) throw error
          await tx.update(portal).set({ state: 'broken', trouble: error.text }).where(eq(portal.id, portalId))
          return { error }
        }
      })
      if ('error' in outcome) throw outcome.error
      held = outcome.token
      return held
    },
  }

  function unauthorised(domain: string): Permanent {
    return new Permanent({
      code: 'portal-unauthorised',
      text: say(`Нет доступа к порталу ${domain}.`, `There is no access to the portal ${domain}.`),
      cure: say(
        'Администратор портала должен открыть приложение Inkroute и подтвердить доступ.',
        'An administrator of the portal must open the Inkroute application and confirm access.',
      ),
    })
  }
}
