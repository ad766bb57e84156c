import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readReader } from '#app/reader.ts'
import { web } from '#app/web.ts'
import { Approval } from '#components/approval/approval.tsx'
import { Texts } from '#components/i18n/texts.tsx'
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
  const approval = await readApproval(web().engine, decodeURIComponent(token)).catch((error: unknown) => {
    if (error instanceof Refused) notFound()
    throw error
  })
  const { locale } = await readReader()
  const { person, title, item, documents, open } = approval
  return (
    <Texts locale={locale} of={['approval']}>
      <Approval
        view={{
          person,
          title,
          item,
          open,
          documents: documents.map(({ id, name, mime, sizeBytes, sha256 }) => ({
            ...{ id, name, sizeBytes, sha256 },
            isPdf: mime === 'application/pdf',
            href: `/approve/${token}/documents/${id}`,
          })),
        }}
        decide={decide.bind(null, token)}
      />
    </Texts>
  )
}
