'use client'
import { Cable, Network, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx'
import { CommandDialog } from '#components/ui/command-dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { collectPageCommands, type PageCommand } from './page-commands.ts'
import { type SectionName, sections } from './sections.ts'

/** Everything that one can jump to or begin, by typing. */
export default function Palette({ allowed, onClose }: { allowed: SectionName[]; onClose: () => void }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [text, setText] = useState('')
  const go = (href: string) => () => {
    onClose()
    router.push(href)
  }
  const typed = text.trim()
  const [ofPage, setOfPage] = useState<PageCommand[]>([])
  useEffect(() => setOfPage(collectPageCommands()), [])
  const groups = [...new Set(ofPage.map((command) => command.group))]
  return (
    <CommandDialog title={t('palette.open')} label={t('palette.open')} wide onClose={onClose}>
      <CommandInput value={text} onValueChange={setText} placeholder={t('palette.placeholder')} />
      <CommandList>
        <CommandEmpty>{t('palette.empty')}</CommandEmpty>
        {typed ? (
          <CommandItem
            forceMount
            value={`envelope ${typed}`}
            onSelect={go(`/?q=${encodeURIComponent(typed)}`)}
          >
            <Search aria-hidden="true" />
            {t('palette.findEnvelope', { text: typed })}
          </CommandItem>
        ) : null}
        {groups.map((group) => (
          <CommandGroup key={group} heading={group}>
            {ofPage
              .filter((command) => command.group === group)
              .map(({ id, name, keys, run }) => (
                <CommandItem
                  key={id}
                  value={`${name} ${id}`}
                  onSelect={() => {
                    onClose()
                    // What the command opens takes the focus after the palette has given it back.
                    setTimeout(run)
                  }}
                >
                  <span className="flex-1 truncate">{name}</span>
                  {keys ? <Kbd>{keys}</Kbd> : null}
                </CommandItem>
              ))}
          </CommandGroup>
        ))}
        <CommandGroup heading={t('palette.pages')}>
          {sections
            .filter(({ name }) => allowed.includes(name))
            .map(({ name, href, icon: Icon }) => (
              <CommandItem key={name} value={`${t(name)} ${name}`} onSelect={go(href)}>
                <Icon aria-hidden="true" />
                {t(name)}
              </CommandItem>
            ))}
        </CommandGroup>
        <CommandGroup heading={t('palette.actions')}>
          {allowed.includes('routes') ? (
            <CommandItem value={`${t('palette.newRoute')} route`} onSelect={go('/routes?new=1')}>
              <Network aria-hidden="true" />
              {t('palette.newRoute')}
            </CommandItem>
          ) : null}
          {allowed.includes('connections') ? (
            <CommandItem
              value={`${t('palette.newConnection')} connection`}
              onSelect={go('/connections?new=1')}
            >
              <Cable aria-hidden="true" />
              {t('palette.newConnection')}
            </CommandItem>
          ) : null}
        </CommandGroup>
      </CommandList>
    </CommandDialog>
  )
}
