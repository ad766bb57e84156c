'use server'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import type { RegistrationView, Scope } from '#components/setting/view.ts'
import { apiScopes, issueApiToken } from '#lib/auth/api-token.ts'
import { apiToken } from '#lib/db/schema/access.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { registerInPortal } from '#lib/engine/install.ts'
import { saveCalendar as keepCalendar } from '#lib/engine/portal-calendar.ts'
import type { WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { locales } from '#lib/sentence.ts'

export async function register(): Promise<Outcome<RegistrationView>> {
  return act(
    'settings:edit',
    async (user) => {
      const report = await registerInPortal(web().engine, user.portalId)
      const entries = report.entries.map(({ kind, name, how, failure }) => {
        return { kind, name, how, text: failure?.text ?? null }
      })
      return { complete: report.complete, entries }
    },
    'registration',
  )
}

const portalForm = z.object({
  language: z.enum(locales),
  timeZone: z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC'),
})

export async function savePortal(given: { language: string; timeZone: string }): Promise<Outcome> {
  return act(
    'settings:edit',
    async (user) => {
      const { db, engine } = web()
      await db.update(portal).set(portalForm.parse(given)).where(eq(portal.id, user.portalId))
      engine.portals.forget(user.portalId)
      return null
    },
    'portal',
  )
}

export async function saveCalendar(calendar: WorkCalendar): Promise<Outcome> {
  return act(
    'settings:edit',
    async (user) => {
      await keepCalendar(web().engine, user.portalId, calendar)
      return null
    },
    'work calendar',
  )
}

/** The path is the secret; only its hash stays with us, as the door compares it. */
export async function makeHook(): Promise<Outcome<{ url: string }>> {
  return act(
    'settings:edit',
    async (user) => {
      const { db, env } = web()
      const secret = randomBytes(32).toString('base64url')
      const hookSecretHash = createHash('sha256').update(secret).digest('hex')
      await db.update(portal).set({ hookSecretHash }).where(eq(portal.id, user.portalId))
      return { url: `${env.PUBLIC_URL}/api/bitrix24/hook/${secret}` }
    },
    'webhook address',
  )
}

export async function makeToken(name: string, scopes: Scope[]): Promise<Outcome<{ token: string }>> {
  return act(
    'token:edit',
    async (user) => {
      const given = {
        portalId: user.portalId,
        name: z.string().trim().min(1).max(80).parse(name),
        scopes: z.array(z.enum(apiScopes)).min(1).parse(scopes),
      }
      const { token } = await issueApiToken(web().db, given)
      return { token }
    },
    `token ${name}`,
  )
}

export async function revokeToken(id: string): Promise<Outcome> {
  return act(
    'token:edit',
    async (user) => {
      await web()
        .db.update(apiToken)
        .set({ revokedAt: new Date() })
        .where(and(eq(apiToken.id, z.uuid().parse(id)), eq(apiToken.portalId, user.portalId)))
      return null
    },
    `token ${id}`,
  )
}
