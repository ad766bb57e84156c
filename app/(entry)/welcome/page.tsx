import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { web } from '#app/web.ts'
import { WelcomeForm } from '#components/access/welcome-form.tsx'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { buttonClasses } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { readToken } from '#lib/auth/one-time-token.ts'
import { passwordLength } from '#lib/auth/password.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readReader()
  return { title: getTranslator(locale, 'access')('welcome.title'), referrer: 'no-referrer' }
}

export default async function WelcomePage(props: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await props.searchParams
  const { locale } = await readReader()
  const t = getTranslator(locale, 'access')
  const link = typeof token === 'string' ? await readToken(web().db, token, new Date()) : null
  if (!link || typeof token !== 'string') {
    return (
      <>
        <h1 className="mb-2 font-semibold text-xl">{t('welcome.over')}</h1>
        <p className="mb-5 text-ink-soft text-sm">{t('welcome.overText')}</p>
        <Link href="/sign-in" className={buttonClasses({ size: 'lg' })}>
          {t('welcome.toSignIn')}
        </Link>
      </>
    )
  }
  return (
    <Texts locale={locale} of={['access']}>
      <h1 className="mb-1 font-semibold text-xl">{t('welcome.title')}</h1>
      <p className="mb-5 text-ink-soft text-sm">
        {t(link.purpose === 'owner' ? 'welcome.owner' : 'welcome.invite')}
      </p>
      <WelcomeForm token={token} email={link.data.email ?? ''} leastPassword={passwordLength.least} />
    </Texts>
  )
}
