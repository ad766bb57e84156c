'use client'
import { Cable, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAsked } from '#components/form/use-asked.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Table, Th } from '#components/ui/table.tsx'
import type { ConnectionActs } from './acts.ts'
import { ConnectionLine } from './connection-line.tsx'
import type { ConnectionView, ProviderView } from './view.ts'

const ConnectionPanel = lazy(() => import('./connection-panel.tsx'))

export function Connections(props: {
  connections: ConnectionView[]
  providers: ProviderView[]
  acts: ConnectionActs
  mayEdit: boolean
}) {
  const t = useTranslations('connection')
  const [asked, ask] = useAsked('new')
  const [edited, setEdited] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ProviderView | null>(null)
  const connection = props.connections.find(({ id }) => id === edited) ?? null
  const provider = chosen ?? props.providers.find(({ id }) => id === connection?.provider) ?? null
  const open = props.mayEdit && (asked || connection !== null)
  const close = () => {
    ask(false)
    setEdited(null)
    setChosen(null)
  }
  const add = props.mayEdit ? (
    <Button look="primary" onClick={() => ask(true)}>
      <Plus aria-hidden="true" />
      {t('new')}
    </Button>
  ) : null
  return (
    <>
      <Card className="overflow-hidden">
        {props.connections.length === 0 ? (
          <EmptyState icon={Cable} title={t('empty.title')} text={t('empty.text')} action={add} />
        ) : (
          <Table className="max-md:block">
            <thead className="max-md:sr-only">
              <tr>
                <Th>{t('column.name')}</Th>
                <Th>{t('column.state')}</Th>
                <Th>{t('column.news')}</Th>
                <Th className="text-right">
                  <span className="sr-only">{t('column.actions')}</span>
                </Th>
              </tr>
            </thead>
            <tbody className="max-md:block">
              {props.connections.map((one) => (
                <ConnectionLine
                  key={one.id}
                  connection={one}
                  provider={props.providers.find(({ id }) => id === one.provider)}
                  acts={props.acts}
                  mayEdit={props.mayEdit}
                  onEdit={() => setEdited(one.id)}
                />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <Suspense>
        {open ? (
          <ConnectionPanel
            connection={connection}
            provider={provider}
            providers={props.providers}
            acts={props.acts}
            onChoose={setChosen}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  )
}
