'use client'
import { CircleCheck, CircleDashed, Network, PencilLine, Plus, TriangleAlert } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAsked } from '#components/form/use-asked.ts'
import { Ago } from '#components/i18n/moment.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Table, Td, Th, Tr } from '#components/ui/table.tsx'
import type { RouteRow, Services } from './view.ts'

const NewRoute = lazy(() => import('./new-route.tsx'))

export function RouteTable(props: {
  rows: RouteRow[]
  mayEdit: boolean
  services: Services
  create: (name: string, sample: string) => Promise<Outcome<{ id: string }>>
}) {
  const t = useTranslations('route')
  const [asked, ask] = useAsked('new')
  const add = props.mayEdit ? (
    <Button look="primary" onClick={() => ask(true)}>
      <Plus aria-hidden="true" />
      {t('new')}
    </Button>
  ) : null
  return (
    <>
      <Card className="overflow-hidden">
        {props.rows.length === 0 ? (
          <EmptyState icon={Network} title={t('empty.title')} text={t('empty.text')} action={add} />
        ) : (
          <Table>
            <thead>
              <tr>
                <Th>{t('column.name')}</Th>
                <Th>{t('column.version')}</Th>
                <Th className="max-md:hidden">{t('column.draft')}</Th>
                <Th className="text-right">{t('column.running')}</Th>
                <Th className="text-right max-sm:hidden">{t('column.total')}</Th>
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <RouteLine key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <Suspense>
        {asked && props.mayEdit ? (
          <NewRoute open onClose={() => ask(false)} services={props.services} create={props.create} />
        ) : null}
      </Suspense>
    </>
  )
}

function RouteLine({ row }: { row: RouteRow }) {
  const t = useTranslations('route')
  const format = useFormatter()
  const changed = row.publishedAt === null || row.draftAt > row.publishedAt
  return (
    <Tr className="relative">
      <Td>
        <Link
          href={`/routes/${row.id}`}
          className="font-medium after:absolute after:inset-0 hover:text-accent-text"
        >
          {row.name}
        </Link>
      </Td>
      <Td className="whitespace-nowrap">
        {row.publishedNumber === null ? (
          <Badge tone="neutral">
            <CircleDashed aria-hidden="true" />
            {t('unpublished')}
          </Badge>
        ) : (
          <Badge tone="good">
            <CircleCheck aria-hidden="true" />
            {t('version', { number: row.publishedNumber })}
          </Badge>
        )}
      </Td>
      <Td className="text-ink-soft max-md:hidden">
        <span className="flex items-center gap-1.5">
          {changed ? <PencilLine aria-hidden="true" className="size-3.5 text-ink-faint" /> : null}
          {row.publishedAt === null ? null : t(changed ? 'changed' : 'same')}
          <span className="text-ink-faint text-xs">
            {row.draftBy ? `${row.draftBy}, ` : ''}
            <Ago at={row.draftAt} />
          </span>
        </span>
      </Td>
      <Td className="whitespace-nowrap text-right">
        {row.stuck > 0 ? (
          <Badge tone="bad" className="mr-2">
            <TriangleAlert aria-hidden="true" />
            <span aria-hidden="true" className="sm:hidden">
              {row.stuck}
            </span>
            <span className="max-sm:sr-only">{t('stuck', { count: row.stuck })}</span>
          </Badge>
        ) : null}
        {format.number(row.running)}
        {row.behind > 0 ? (
          <span className="ml-1.5 text-ink-faint text-xs max-sm:hidden">
            {t('behind', { count: row.behind })}
          </span>
        ) : null}
      </Td>
      <Td className="text-right text-ink-soft max-sm:hidden">{format.number(row.total)}</Td>
    </Tr>
  )
}
