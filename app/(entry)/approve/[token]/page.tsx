import type { Metadata } from 'next'
import { readReader } from '#app/reader.ts'
import { web } from '#app/web.ts'
import { Approval } from '#components/approval/approval.tsx'
import { getTranslator } from '#components/i18n/translator.ts'
import { readApproval } from '#lib/engine/approve.ts'
import { Refused } from '#lib/failure.ts'
import { decide } from './decide.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await readReader()
  return { title: getTranslator(locale, 'approval')('title'), referrer: 'no-referrer' }
}

export default async function ApprovePage(props: { params: Promise<{ token: string }> }) {
  const { token } = await props.params
  const { locale } = await readReader()
  const t = getTranslator(locale, 'approval')
  const approval = await readApproval(web().engine, decodeURIComponent(token)).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (!approval) {
    return (
      <>
        <h1 className="mb-2 font-semibold text-xl">{t('unknown')}</h1>
        <p className="text-ink-soft text-sm">{t('unknownText')}</p>
      </>
    )
  }
  const { person, title, item, documents, open } = approval
  return (
    <Approval
      view={{
        person,
        title,
        item,
        open,
        documents: documents.map((one) => ({ ...one, href: `/approve/${token}/documents/${one.id}` })),
      }}
      decide={decide.bind(null, token)}
    />
  )
}
