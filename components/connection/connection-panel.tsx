'use client'
import { useTranslations } from 'use-intl'
import { Sheet, SheetContent } from '#components/ui/sheet.tsx'
import type { ConnectionActs } from './acts.ts'
import { ConnectionForm } from './connection-form.tsx'
import { ProviderChoice } from './provider-choice.tsx'
import type { ConnectionView, ProviderView } from './view.ts'

/** The panel beside the list: which service, then its settings. */
export default function ConnectionPanel(props: {
  connection: ConnectionView | null
  provider: ProviderView | null
  providers: ProviderView[]
  acts: ConnectionActs
  onChoose: (provider: ProviderView) => void
  onClose: () => void
}) {
  const { connection, provider } = props
  const t = useTranslations('connection.form')
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <SheetContent title={connection?.label ?? provider?.name ?? t('choose')}>
        {provider ? (
          <ConnectionForm
            key={connection?.id ?? provider.id}
            provider={provider}
            connection={connection}
            acts={props.acts}
            onDone={props.onClose}
          />
        ) : (
          <ProviderChoice providers={props.providers} onChoose={props.onChoose} />
        )}
      </SheetContent>
    </Sheet>
  )
}
