import type { Metadata } from 'next'
import { isOfInstallation } from '#app/act.ts'
import { readReader } from '#app/reader.ts'
import { requireRight } from '#app/user.ts'
import { web } from '#app/web.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { Settings } from '#components/setting/settings.tsx'
import { PageBody, PageHead } from '#components/shell/page-head.tsx'
import { may } from '#lib/auth/permission.ts'
import { listApplications, listAudit, listMembers, listTokens, readPortal } from '#lib/db/settings.ts'
import { addApplication, changeRole, invitePerson } from './access-act.ts'
import { makeHook, makeToken, register, revokeToken, saveCalendar, savePortal } from './act.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await readReader()).locale, 'setting')('title') }
}

export default async function SettingsPage() {
  const user = await requireRight('settings:read')
  const { locale } = await readReader()
  const { db, env } = web()
  const portalId = user.portalId ?? 0
  const [portal, applications, members, tokens, audit] = await Promise.all([
    readPortal(db, portalId),
    listApplications(db),
    listMembers(db, user.portalId),
    listTokens(db, portalId),
    may(user.role, 'audit:read') ? listAudit(db, portalId) : [],
  ])
  const t = getTranslator(locale, 'setting')
  return (
    <Texts locale={locale} of={['setting', 'access', 'calendar']}>
      <PageHead title={t('title')} label={t('title')} />
      <PageBody narrow>
        <Settings
          view={{
            portal,
            year: new Date().getFullYear(),
            publicUrl: env.PUBLIC_URL,
            applications: isOfInstallation(user) ? applications : [],
            oauthServers: env.BITRIX24_OAUTH_HOSTS,
            members,
            accountId: user.userId,
            tokens,
            audit,
            may: {
              edit: may(user.role, 'settings:edit'),
              users: may(user.role, 'user:edit'),
              owners: may(user.role, 'owner:edit'),
              tokens: may(user.role, 'token:edit'),
              installation: isOfInstallation(user),
            },
          }}
          acts={{
            register,
            savePortal,
            saveCalendar,
            addApplication,
            makeHook,
            invite: invitePerson,
            changeRole,
            makeToken,
            revokeToken,
          }}
        />
      </PageBody>
    </Texts>
  )
}
