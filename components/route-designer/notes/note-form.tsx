'use client'
import { StickyNote, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import { changeNote } from '#components/route-designer/groups/writing.ts'
import { ToneChoice } from '#components/route-designer/tone-choice.tsx'
import { toneLook, usualTone } from '#components/route-designer/tone-look.ts'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { FormField } from '#components/ui/form-field.tsx'
import { Input, Textarea } from '#components/ui/input.tsx'
import type { Note } from '#lib/route/beside.ts'
import { noteSides } from './resize.ts'

const sides = ['width', 'height'] as const
const step = 20

/** Properties of a note. */
export function NoteForm({ note }: { note: Note }) {
  const t = useTranslations('designer.beside')
  const { store } = useSurroundings()
  const readOnly = useDesigner((state) => state.readOnly)
  const remove = useDesigner((state) => state.removeSelected)
  const tone = note.tone ?? usualTone.notes
  const { ground, words } = toneLook(tone)
  const change = (patch: Partial<Note>, field?: string) => changeNote(store.getState(), note, patch, field)
  return (
    <fieldset disabled={readOnly} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <legend className="sr-only">{t('note')}</legend>
      <div className="flex items-center gap-2.5">
        <span
          className={cn('inline-flex size-8 shrink-0 items-center justify-center rounded-lg', ground, words)}
        >
          <StickyNote aria-hidden="true" className="size-[18px]" />
        </span>
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t('note')}</h2>
        {readOnly ? null : (
          <Button
            look="ghost"
            size="icon-sm"
            aria-label={t('removeNote')}
            title={t('removeNote')}
            onClick={() => remove()}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        )}
      </div>
      <FormField label={t('text')}>
        {(links) => (
          <Textarea
            {...links}
            maxLength={4000}
            className="min-h-32"
            value={note.text}
            onChange={(event) => change({ text: event.target.value }, 'text')}
          />
        )}
      </FormField>
      <ToneChoice value={tone} onChange={(next) => change({ tone: next })} />
      <div className="grid grid-cols-2 gap-3">
        {sides.map((side) => (
          <FormField key={side} label={t(side)}>
            {(links) => (
              <Input
                {...links}
                type="number"
                min={noteSides.least}
                max={noteSides.most}
                step={step}
                value={note.size[side]}
                onChange={(event) => {
                  const length = event.target.valueAsNumber
                  if (length >= noteSides.least && length <= noteSides.most)
                    change({ size: { ...note.size, [side]: length } }, side)
                }}
              />
            )}
          </FormField>
        ))}
      </div>
    </fieldset>
  )
}
