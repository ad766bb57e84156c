import { readReader } from '#app/reader.ts'
import { getTranslator } from '#components/i18n/translator.ts'
import { Logo } from '#components/shell/logo.tsx'

export default async function LinkNotFound() {
  const { locale } = await readReader()
  const t = getTranslator(locale, 'approval')
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-10">
      <Logo className="mb-5 size-9" />
      <h1 className="mb-2 font-semibold text-xl">{t('unknown')}</h1>
      <p className="text-ink-soft">{t('unknownText')}</p>
    </main>
  )
}
