'use client'
import { useTranslations } from 'use-intl'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { type Chord, chordText, commandGroups, commands } from './commands.ts'

const further = ['tab', 'arrows', 'box', 'write', 'join', 'blank', 'tree'] as const

/** Second keys for the same on other parts of the keyboard only fill the page. */
const isWorthTelling = (chord: Chord, at: number): boolean =>
  at === 0 || (!chord.code.startsWith('Numpad') && chord.code !== 'Equal')

/** Every key of the designer. */
export default function KeyHelp({ onClose }: { onClose(): void }) {
  const t = useTranslations('designer.commands')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('helpTitle')} description={t('helpText')} className="max-w-3xl">
        <div className="columns-2 gap-8 pb-3 max-md:columns-1">
          {commandGroups.map((group) => (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 font-medium text-ink-faint text-xs">{t(`groups.${group}`)}</h3>
              <dl className="grid gap-1">
                {commands
                  .filter((command) => command.group === group && command.chords)
                  .map(({ id, chords }) => (
                    <div key={id} className="flex items-center gap-3 text-sm">
                      <dt className="min-w-0 flex-1">{t(`names.${id}`)}</dt>
                      <dd className="flex shrink-0 gap-1">
                        {chords?.filter(isWorthTelling).map((chord) => (
                          <Kbd key={chordText(chord)}>{chordText(chord)}</Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
        <ul className="grid list-disc gap-1 border-t pt-3 pl-4 text-ink-soft text-sm">
          {further.map((each) => (
            <li key={each}>{t(`more.${each}`)}</li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  )
}
