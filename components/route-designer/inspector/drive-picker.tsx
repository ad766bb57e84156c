'use client'
import { ChevronRight, File, Folder, HardDrive, Search } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Input } from '#components/ui/input.tsx'
import { itemClasses } from '#components/ui/menu.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { DriveEntry, DriveLook, PortalDesk } from './portal-desk.tsx'

const icons = { storage: HardDrive, folder: Folder, file: File }

/** Drive searches by at least so many letters. */
const shortest = 3

/** Walks the portal's Drive, folder by folder or by a search, until a file is chosen. */
export default function DrivePicker(props: {
  desk: PortalDesk
  onChoose(file: DriveEntry): void
  onClose(): void
}) {
  const t = useTranslations('designer.inspector.drive')
  const [path, setPath] = useState<DriveEntry[]>([])
  const [query, setQuery] = useState('')
  const typed = useDeferredValue(query.trim())
  const wanted = typed.length >= shortest ? typed : ''
  const seen = useLook(props.desk, path.at(-1)?.id ?? null, wanted)
  const open = (entry: DriveEntry) => {
    if (entry.type === 'file') return props.onChoose(entry)
    setQuery('')
    setPath([...path, entry])
  }
  return (
    <Dialog open onOpenChange={(still) => (still ? undefined : props.onClose())}>
      <DialogContent title={t('title')} className="h-[32rem]">
        <div className="grid gap-2">
          <div className="relative">
            <Search aria-hidden="true" className="absolute top-2 left-2.5 size-4 text-ink-faint" />
            <Input
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              className="pl-8"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
          <Crumbs path={path} onGo={(depth) => setPath(path.slice(0, depth))} />
          <Lines seen={seen} onOpen={open} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

type Seen = DriveLook | { refused: string } | null

/** Null while the portal is being asked. */
function useLook(desk: PortalDesk, folderId: string | null, query: string): Seen {
  const said = useSaid()
  const [seen, setSeen] = useState<Seen>(null)
  useEffect(() => {
    let current = true
    setSeen(null)
    desk.look(folderId, query).then((answer) => {
      if (current) setSeen('done' in answer ? answer.done : { refused: said(answer.refused.text) })
    })
    return () => {
      current = false
    }
  }, [desk, folderId, query, said])
  return seen
}

function Crumbs({ path, onGo }: { path: readonly DriveEntry[]; onGo(depth: number): void }) {
  const t = useTranslations('designer.inspector.drive')
  return (
    <nav aria-label={t('path')} className="flex flex-wrap items-center gap-0.5 text-sm">
      {[{ id: '', name: t('root') }, ...path].map((each, depth) => (
        <span key={each.id} className="flex min-w-0 items-center gap-0.5">
          {depth > 0 ? <ChevronRight aria-hidden="true" className="size-3.5 text-ink-faint" /> : null}
          <Button
            look="ghost"
            size="sm"
            className="max-w-56 px-1.5"
            aria-current={depth === path.length ? 'location' : undefined}
            onClick={() => onGo(depth)}
          >
            <span className="truncate">{each.name}</span>
          </Button>
        </span>
      ))}
    </nav>
  )
}

function Lines({ seen, onOpen }: { seen: Seen; onOpen(entry: DriveEntry): void }) {
  const t = useTranslations('designer.inspector.drive')
  const format = useFormatter()
  if (seen === null) return <Spinner className="mx-auto my-6" />
  if ('refused' in seen) return <Notice tone="bad">{seen.refused}</Notice>
  if (seen.entries.length === 0)
    return <p className="py-6 text-center text-ink-faint text-sm">{t('empty')}</p>
  return (
    <>
      <ul>
        {seen.entries.map((entry) => {
          const Icon = icons[entry.type]
          return (
            <li key={`${entry.type} ${entry.id}`}>
              <button
                type="button"
                className={`${itemClasses} w-full text-left hover:bg-hover focus-visible:bg-hover`}
                onClick={() => onOpen(entry)}
              >
                <Icon aria-hidden="true" />
                <span className="min-w-0 flex-1 break-words">{entry.name}</span>
                {entry.sizeBytes === undefined ? null : (
                  <span className="text-ink-faint text-xs">
                    {format.number(Math.ceil(entry.sizeBytes / 1024), {
                      style: 'unit',
                      unit: 'kilobyte',
                    })}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      {seen.more ? <p className="px-2 text-ink-faint text-xs">{t('more')}</p> : null}
    </>
  )
}
