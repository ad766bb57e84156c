'use client'
import { KeyRound, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Ago } from '#components/i18n/moment.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import type { SettingsActs, TokenView } from './view.ts'

const TokenDialog = lazy(() => import('./token-dialog.tsx'))

export function TokensCard(props: { tokens: TokenView[]; mayEdit: boolean; acts: SettingsActs }) {
  const t = useTranslations('setting.tokens')
  const router = useRouter()
  const { run } = useAct()
  const [making, setMaking] = useState(false)
  const revoke = async (id: string) => {
    await run(() => props.acts.revokeToken(id))
    router.refresh()
  }
  return (
    <Card>
      <CardHead
        title={t('title')}
        hint={t('hint')}
        actions={
          props.mayEdit ? (
            <Button onClick={() => setMaking(true)}>
              <Plus aria-hidden="true" />
              {t('new')}
            </Button>
          ) : null
        }
      />
      {props.tokens.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('none')}</p> : null}
      <ul className="divide-y">
        {props.tokens.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center gap-3 px-4 py-2 text-sm">
            <KeyRound aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            <span className="min-w-0 flex-1 basis-48">
              <span className="block font-medium">{token.name}</span>
              <span className="block text-ink-faint text-xs">{token.scopes.join(', ')}</span>
            </span>
            <span className="text-ink-faint text-xs">
              {token.lastUsedAt
                ? t.rich('used', { when: () => <Ago at={token.lastUsedAt ?? ''} /> })
                : t('unused')}
            </span>
            {props.mayEdit ? (
              <Confirm
                title={t('revoking.title', { name: token.name })}
                text={t('revoking.text')}
                act={t('revoking.act')}
                onConfirm={() => revoke(token.id)}
                trigger={
                  <Button look="danger" size="sm">
                    {t('revoke')}
                  </Button>
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      <Suspense>
        {making ? (
          <TokenDialog
            make={props.acts.makeToken}
            onClose={() => {
              setMaking(false)
              router.refresh()
            }}
          />
        ) : null}
      </Suspense>
    </Card>
  )
}
