'use client'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { ProviderMark } from './provider-mark.tsx'
import type { ProviderView } from './view.ts'

/** The services to choose from, with what each of them can do. */
export function ProviderChoice(props: {
  providers: ProviderView[]
  onChoose: (provider: ProviderView) => void
}) {
  const t = useTranslations('connection')
  const say = useSaid()
  return (
    <ul className="grid gap-2">
      {props.providers.map((provider) => (
        <li key={provider.id}>
          <button
            type="button"
            onClick={() => props.onChoose(provider)}
            className="flex w-full items-start gap-3 rounded-lg border p-3 text-left transition-colors hover:border-line-strong hover:bg-hover"
          >
            <ProviderMark id={provider.id} name={provider.name} />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold text-base">{provider.name}</span>
              <span className="block text-ink-soft text-sm">{say(provider.summary)}</span>
              <span className="mt-1.5 flex flex-wrap gap-1">
                {provider.capabilities.sign.signatures.map((kind) => (
                  <Badge key={kind}>{t(`can.${kind}`)}</Badge>
                ))}
                {provider.capabilities.approve ? <Badge>{t('can.approve')}</Badge> : null}
                {provider.capabilities.formalised ? <Badge>{t('can.formalised')}</Badge> : null}
                {provider.capabilities.reminds ? <Badge>{t('can.reminds')}</Badge> : null}
              </span>
            </span>
            <ChevronRight aria-hidden="true" className="mt-1 size-4 shrink-0 text-ink-faint" />
          </button>
        </li>
      ))}
    </ul>
  )
}
