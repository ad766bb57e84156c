import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { readReader } from '#app/reader.ts'
import { requireUser } from '#app/user.ts'
import { choiceCookies } from '#components/i18n/cookies.ts'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import type { Chrome } from '#components/shell/chrome.ts'
import { PhoneBar } from '#components/shell/phone-bar.tsx'
import type { SectionName } from '#components/shell/sections.ts'
import { Sidebar } from '#components/shell/sidebar.tsx'
import { type Action, may } from '#lib/auth/permission.ts'
import { saveLocale } from './choice.ts'

const rightFor: Record<SectionName, Action> = {
  envelopes: 'envelope:read',
  routes: 'route:read',
  mappings: 'mapping:read',
  connections: 'connection:read',
  operations: 'operations:read',
  settings: 'settings:read',
}

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const reader = await readReader()
  const t = getTranslator(reader.locale, 'access')
  const allowed = (Object.keys(rightFor) as SectionName[]).filter((name) => may(user.role, rightFor[name]))
  const chrome: Chrome = {
    user: { name: user.name, email: user.email, roleName: user.role ? t(`roles.${user.role}`) : '' },
    portals: user.portals.map(({ id, domain }) => ({ id, domain })),
    portalId: user.portalId,
    locale: reader.locale,
    theme: reader.theme,
    allowed,
    collapsed: (await cookies()).get(choiceCookies.navigation)?.value === 'narrow',
    saveLocale,
  }
  return (
    <Texts locale={reader.locale} of={['shell']}>
      <div className="flex min-h-dvh">
        <a
          href="#content"
          className="-translate-y-20 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
        >
          {getTranslator(reader.locale, 'shell')('skip')}
        </a>
        <Sidebar chrome={chrome} />
        <div className="flex min-w-0 flex-1 flex-col">
          <PhoneBar chrome={chrome} />
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
    </Texts>
  )
}
