'use client'
import {
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  Pencil,
  Power,
  PowerOff,
  TriangleAlert,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Ago } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge, type Tone } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { Td, Tr } from '#components/ui/table.tsx'
import { toast } from '#components/ui/toast.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'
import type { ConnectionActs } from './acts.ts'
import { ProviderMark } from './provider-mark.tsx'
import type { ConnectionView, ProviderView } from './view.ts'

const looks: Record<ConnectionView['state'], { icon: LucideIcon; tone: Tone }> = {
  new: { icon: CircleDashed, tone: 'neutral' },
  ok: { icon: CircleCheck, tone: 'good' },
  trouble: { icon: TriangleAlert, tone: 'bad' },
  off: { icon: PowerOff, tone: 'neutral' },
}

export function ConnectionLine(props: {
  connection: ConnectionView
  provider: ProviderView | undefined
  acts: ConnectionActs
  mayEdit: boolean
  onEdit: () => void
}) {
  const { connection, provider, acts } = props
  const t = useTranslations('connection')
  const say = useSaid()
  const router = useRouter()
  const { busy, run } = useAct()
  const { icon: Icon, tone } = looks[connection.state]
  const check = async () => {
    const result = await run(() => acts.check(connection.id))
    const [warning] = result?.warnings ?? []
    if (warning) toast.warning(t('checkWarn'), { description: say(warning) })
    else if (result?.ok) toast.success(t('checkOk', { account: result.account }))
    router.refresh()
  }
  const kinds = connection.signatures?.map((kind) => t(`can.${kind}`)).join(', ')
  const turn = async (on: boolean) => {
    await run(() => acts.turn(connection.id, on))
    router.refresh()
  }
  return (
    <Tr className="max-md:grid max-md:gap-2 max-md:px-4 max-md:py-3">
      <Td className="py-2 max-md:h-auto max-md:p-0">
        <span className="flex items-center gap-3">
          <ProviderMark id={connection.provider} name={provider?.name ?? connection.provider} />
          <span className="min-w-0">
            <span className="block font-medium">{connection.label}</span>
            <span className="block text-ink-faint text-xs">
              {[provider?.name, connection.accountName, kinds].filter(Boolean).join(' · ')}
            </span>
          </span>
        </span>
      </Td>
      <Td className="max-w-md max-md:h-auto max-md:p-0">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone}>
            <Icon aria-hidden="true" />
            {t(`state.${connection.state}`)}
          </Badge>
          {connection.checkedAt ? (
            <span className="text-ink-faint text-xs">
              {t.rich('checked', { when: () => <Ago at={connection.checkedAt ?? ''} /> })}
            </span>
          ) : null}
        </span>
        {connection.trouble ? <p className="mt-1 text-bad text-xs">{say(connection.trouble)}</p> : null}
      </Td>
      <Td className="whitespace-nowrap text-ink-soft text-xs max-md:h-auto max-md:p-0">
        {connection.newsAt
          ? t.rich('newsAt', { when: () => <Ago at={connection.newsAt ?? ''} /> })
          : t('noNews')}
        {connection.polledAt ? (
          <span className="block text-ink-faint">
            {t.rich('polledAt', { when: () => <Ago at={connection.polledAt ?? ''} /> })}
          </span>
        ) : null}
      </Td>
      <Td className="max-md:h-auto max-md:p-0">
        {props.mayEdit ? (
          <span className="flex justify-end gap-1 max-md:justify-start">
            {connection.state === 'off' ? (
              <Button size="sm" busy={busy} onClick={() => turn(true)}>
                <Power aria-hidden="true" />
                {t('switchOn')}
              </Button>
            ) : (
              <Button size="sm" busy={busy} onClick={check}>
                {t('check')}
              </Button>
            )}
            <Tooltip text={t('edit')}>
              <Button
                look="ghost"
                size="icon-sm"
                onClick={props.onEdit}
                aria-label={`${t('edit')}: ${connection.label}`}
              >
                <Pencil aria-hidden="true" />
              </Button>
            </Tooltip>
            {connection.state === 'off' ? null : (
              <Confirm
                title={t('off.title', { label: connection.label })}
                text={t('off.text')}
                act={t('off.act')}
                onConfirm={() => turn(false)}
                trigger={
                  <Button look="ghost" size="icon-sm" aria-label={`${t('switchOff')}: ${connection.label}`}>
                    <PowerOff aria-hidden="true" />
                  </Button>
                }
              />
            )}
          </span>
        ) : null}
      </Td>
    </Tr>
  )
}
