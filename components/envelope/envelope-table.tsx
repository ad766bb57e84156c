'use client'
import { useTranslations } from 'use-intl'
import { Ago } from '#components/i18n/moment.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Link } from '#components/ui/link.tsx'
import { Table, Td, Th, Tr } from '#components/ui/table.tsx'
import { ItemName } from './item-name.tsx'
import { ReasonLine } from './reason-line.tsx'
import type { EnvelopeRow } from './row.ts'
import { StatusBadge } from './status-badge.tsx'

/** A table on a desk, a list of cards on a phone: the same rows laid out anew. */
export function EnvelopeTable({ rows }: { rows: EnvelopeRow[] }) {
  const t = useTranslations('envelope')
  return (
    <Table className="max-md:block md:table-fixed">
      <thead className="max-md:sr-only">
        <tr>
          <Th className="w-48">{t('column.status')}</Th>
          <Th className="w-[24%]">{t('column.title')}</Th>
          <Th className="w-[14%]">{t('column.route')}</Th>
          <Th>{t('column.reason')}</Th>
          <Th className="w-40 max-xl:hidden">{t('column.responsible')}</Th>
          <Th className="w-28">{t('column.changed')}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <EnvelopeLine key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

function EnvelopeLine({ row }: { row: EnvelopeRow }) {
  const t = useTranslations('envelope')
  return (
    <Tr className="relative max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-2 max-md:gap-y-1 max-md:px-4 max-md:py-3">
      <Td className="max-md:order-1 max-md:h-auto max-md:p-0 max-md:first:pl-0">
        <StatusBadge status={row.status} />
      </Td>
      <Td className="max-md:order-3 max-md:col-span-2 max-md:h-auto max-md:p-0">
        <Link
          href={`/envelopes/${row.id}`}
          className="flex items-baseline gap-2 font-medium text-ink after:absolute after:inset-0 hover:text-accent-text"
        >
          <span className="truncate">{row.title || t('untitled')}</span>
          <span className="shrink-0 font-normal text-ink-faint text-xs">
            <ItemName entityTypeId={row.item.entityTypeId} id={row.item.id} />
          </span>
        </Link>
      </Td>
      <Td className="truncate text-ink-soft max-md:hidden">
        {row.route.name} <span className="text-ink-faint text-xs">v{row.route.version}</span>
      </Td>
      <Td className="max-md:order-4 max-md:col-span-2 max-md:h-auto max-md:p-0 md:truncate">
        <ReasonLine row={row} />
      </Td>
      <Td className="max-xl:hidden">
        {row.responsible ? (
          <span className="flex items-center gap-2 text-ink-soft">
            <Avatar name={row.responsible} className="size-5" />
            <span className="truncate">{row.responsible}</span>
          </span>
        ) : null}
      </Td>
      <Td className="whitespace-nowrap text-ink-faint max-md:order-2 max-md:h-auto max-md:p-0 max-md:text-right max-md:text-xs max-md:last:pr-0">
        <Ago at={row.changedAt} short />
      </Td>
    </Tr>
  )
}
