'use client'
import {
  Download,
  FileBadge,
  FileCheck2,
  FileKey2,
  FileText,
  type LucideIcon,
  ScrollText,
  ShieldAlert,
  ShieldCheck,
  ShieldQuestion,
} from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { buttonClasses } from '#components/ui/button.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { cn } from '#components/ui/cn.ts'
import type { DocumentRef, SignatureCheck } from '#lib/envelope/state.ts'

const icons: Record<DocumentRef['role'], LucideIcon> = {
  original: FileText,
  signed: FileCheck2,
  signature: FileKey2,
  protocol: ScrollText,
  report: FileBadge,
}

export function DocumentsCard({ envelopeId, documents }: { envelopeId: string; documents: DocumentRef[] }) {
  const t = useTranslations('envelope.documents')
  return (
    <Card>
      <CardHead title={t('title')} />
      {documents.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ul className="divide-y">
        {documents.map((document) => (
          <DocumentLine key={document.id} envelopeId={envelopeId} document={document} />
        ))}
      </ul>
    </Card>
  )
}

function DocumentLine({ envelopeId, document }: { envelopeId: string; document: DocumentRef }) {
  const t = useTranslations('envelope.documents')
  const format = useFormatter()
  const Icon = icons[document.role]
  const sizeKb = Math.max(1, Math.round(document.sizeBytes / 1024))
  const size = format.number(sizeKb, { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' })
  return (
    <li className="flex items-start gap-2.5 px-4 py-2.5">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm" title={document.name}>
          {document.name}
        </p>
        <p className="text-ink-faint text-xs">
          {t(`role.${document.role}`)} · {size}
          {document.signer ? ` · ${document.signer}` : ''}
        </p>
        {document.check ? <CheckLine check={document.check} /> : null}
        <p className="truncate font-mono text-2xs text-ink-faint" title={`${t('hash')}: ${document.sha256}`}>
          {document.sha256.slice(0, 24)}…
        </p>
      </div>
      <a
        href={`/envelopes/${envelopeId}/documents/${document.id}`}
        download
        aria-label={t('download', { name: document.name })}
        className={buttonClasses({ look: 'ghost', size: 'icon-sm' })}
      >
        <Download aria-hidden="true" />
      </a>
    </li>
  )
}

const checkLooks: Record<SignatureCheck['verdict'], { icon: LucideIcon; tone: string }> = {
  valid: { icon: ShieldCheck, tone: 'text-good' },
  invalid: { icon: ShieldAlert, tone: 'text-bad' },
  unknown: { icon: ShieldQuestion, tone: 'text-warn' },
}

function CheckLine({ check }: { check: SignatureCheck }) {
  const t = useTranslations('envelope.documents')
  const say = useSaid()
  const { icon: Icon, tone } = checkLooks[check.verdict]
  return (
    <p className={cn('flex items-start gap-1 text-xs', tone)} title={say(check.text)}>
      <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span>
        {t(`check.${check.verdict}`)}
        <span className="text-ink-faint">, {t(`by.${check.by}`)}</span>
      </span>
    </p>
  )
}
