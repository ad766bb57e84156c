'use server'
import { z } from 'zod'
import { act, actAnywhere, demandInstallation, isOfInstallation } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import type { ApplicationInput, Role } from '#components/setting/view.ts'
import { emailSchema } from '#lib/auth/account.ts'
import { changeMember, invite } from '#lib/auth/member.ts'
import { demand, may } from '#lib/auth/permission.ts'
import { roles } from '#lib/db/schema/access.ts'
import { registerApplication } from '#lib/engine/install.ts'

const application = z.object({
  clientId: z.string().trim().min(3).max(120),
  clientSecret: z.string().trim().min(3).max(200),
  oauthServer: z.url().max(200),
  label: z.string().trim().min(1).max(80),
})

export async function addApplication(given: ApplicationInput): Promise<Outcome> {
  return actAnywhere(
    'settings:edit',
    async (user) => {
      demandInstallation(user)
      await registerApplication(web().engine, application.parse(given))
      return null
    },
    `application ${given.clientId}`,
  )
}

export async function invitePerson(email: string, role: Role): Promise<Outcome<{ url: string }>> {
  return act(
    'user:edit',
    async (user) => {
      if (role === 'owner') demand(user.role, 'owner:edit')
      const { db, env } = web()
      const given = {
        portalId: user.portalId,
        role: z.enum(roles).parse(role),
        email: emailSchema.parse(email),
      }
      return { url: `${env.PUBLIC_URL}${await invite(db, given, new Date())}` }
    },
    `invitation ${email}`,
  )
}

export async function changeRole(membershipId: number, role: Role | null): Promise<Outcome> {
  return actAnywhere(
    'user:edit',
    async (user) => {
      await changeMember(web().db, {
        membershipId: z.int().parse(membershipId),
        role: z.enum(roles).nullable().parse(role),
        portalId: user.portalId ?? 0,
        ofInstallation: isOfInstallation(user),
        mayOwners: may(user.role, 'owner:edit'),
      })
      return null
    },
    `membership ${membershipId}: ${role ?? 'none'}`,
  )
}
