import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { messagesOf } from '#components/i18n/messages.ts'
import { I18nProvider } from '#components/i18n/provider.tsx'
import { TimeZoneKeeper } from '#components/i18n/time-zone-keeper.tsx'
import { Toaster } from '#components/ui/toast.tsx'
import { readReader } from './reader.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Inkroute', template: '%s · Inkroute' },
  description: 'Signing routes between Bitrix24 CRM and e-signature services',
  robots: { index: false, follow: false },
}

/** Every page is made for its reader, and its scripts carry a nonce of its own. */
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#101115' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const reader = await readReader()
  return (
    <html lang={reader.locale} data-theme={reader.theme}>
      <body>
        <I18nProvider
          locale={reader.locale}
          messages={messagesOf(reader.locale, ['ui'])}
          timeZone={reader.timeZone}
          now={new Date()}
        >
          <TimeZoneKeeper known={reader.timeZoneKnown} />
          {children}
          <Toaster />
        </I18nProvider>
      </body>
    </html>
  )
}
