'use client'
import { Download, ExternalLink, FileText } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { buttonClasses } from '#components/ui/button.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx'
import { useShowsPdf } from './use-shows-pdf.ts'
import type { ApprovalDocument } from './view.ts'

/** The documents to be decided on: shown in the page where the browser can, else as links. */
export function Documents({ documents }: { documents: ApprovalDocument[] }) {
  const shown = useShowsPdf() && documents.length > 0 && documents.every(({ isPdf }) => isPdf)
  return shown ? <Reader documents={documents} /> : <Links documents={documents} />
}

function Reader({ documents }: { documents: ApprovalDocument[] }) {
  return (
    <Tabs defaultValue={documents[0]?.id ?? ''}>
      <div className="flex h-full flex-col">
        <TabsList className="shrink-0 bg-surface px-3 pt-1">
          {documents.map((document) => (
            <TabsTrigger key={document.id} value={document.id}>
              <FileText aria-hidden="true" className="size-4" />
              {document.name}
            </TabsTrigger>
          ))}
        </TabsList>
        {documents.map((document) => (
          <TabsContent key={document.id} value={document.id} className="min-h-0 flex-1 pt-0">
            <Sheet document={document} />
          </TabsContent>
        ))}
      </div>{' '}
    </Tabs>
  )
}

function Sheet({ document }: { document: ApprovalDocument }) {
  const t = useTranslations('approval')
  return (
    <div className="flex h-full flex-col">
      <iframe
        src={`${document.href}#view=FitH`}
        title={document.name}
        className="min-h-0 w-full flex-1 bg-sunken"
      />
      <div className="flex items-center gap-3 border-t bg-surface px-4 py-2">
        <p className="min-w-0 flex-1 truncate text-ink-faint text-xs" title={document.sha256}>
          <Size bytes={document.sizeBytes} /> · SHA-256 <span className="font-mono">{document.sha256}</span>
        </p>
        <a href={document.href} download={document.name} className={buttonClasses({ size: 'sm' })}>
          <Download aria-hidden="true" />
          {t('download')}
        </a>
      </div>
    </div>
  )
}

function Links({ documents }: { documents: ApprovalDocument[] }) {
  const t = useTranslations('approval')
  return (
    <div className="grid grid-cols-1 gap-2 lg:mx-auto lg:max-w-xl lg:p-6">
      <h2 className="font-medium text-sm">{t('documents')}</h2>
      <ul className="grid grid-cols-1 gap-2">
        {documents.map((document) => (
          <li key={document.id}>
            <a
              href={document.href}
              target="_blank"
              rel="noreferrer"
              aria-label={t('open', { name: document.name })}
              className="flex items-center gap-3 rounded-lg border bg-surface p-3 transition-colors hover:border-line-strong hover:bg-hover"
            >
              <FileText aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
              <span className="min-w-0 flex-1">
                <span className="block break-words font-medium">{document.name}</span>
                <span className="block truncate font-mono text-2xs text-ink-faint">{document.sha256}</span>
              </span>
              <span className="whitespace-nowrap text-ink-faint text-xs">
                <Size bytes={document.sizeBytes} />
              </span>
              <ExternalLink aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            </a>
          </li>
        ))}
      </ul>
      <p className="text-ink-faint text-xs">{t('read')}</p>
    </div>
  )
}

function Size({ bytes }: { bytes: number }) {
  const format = useFormatter()
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return format.number(kilobytes, { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' })
}
