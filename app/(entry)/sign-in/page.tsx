import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readReader } from '#app/reader.ts'
import { currentUser } from '#app/user.ts'
import { SignInForm } from '#components/access/sign-in-form.tsx'
import { Texts } from '#components/i18n/texts.tsx'
import { getTranslator } from '#components/i18n/translator.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readReader()
  return { title: getTranslator(locale, 'access')('signIn.submit') }
}

export default async function SignInPage() {
  if (await currentUser()) redirect('/')
  const { locale } = await readReader()
  const t = getTranslator(locale, 'access')
  return (
    <Texts locale={locale} of={['access']}>
      <h1 className="mb-5 font-semibold text-xl">{t('signIn.title')}</h1>
      <SignInForm />
    </Texts>
  )
}
