'use client'
import { Printer } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.tsx'
import { regulationOf, regulationText } from '#lib/route/prose.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import { printRegulation } from './print-regulation.ts'

/** The route in plain words: to read, to copy into an order, to print. */
export default function RegulationDialog({ name, onClose }: { name: string; onClose(): void }) {
  const t = useTranslations('designer.menu')
  const ui = useTranslations('ui')
  const locale = useLocale()
  const format = useFormatter()
  const { catalogue } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const points = regulationOf(graph, catalogue)
  const copy = async () => {
    await navigator.clipboard.writeText(`${name}\n\n${regulationText(points, locale)}`)
    toast.success(ui('copied'))
  }
  const print = () => {
    const date = format.dateTime(new Date(), { dateStyle: 'long' })
    printRegulation({ name, kind: t('regulationKind'), date }, points, locale)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        wide
        title={name}
        description={t('regulationText')}
        foot={
          <>
            <Button onClick={() => void copy()}>{ui('copy')}</Button>
            <Button look="primary" onClick={print}>
              <Printer aria-hidden="true" />
              {t('print')}
            </Button>
          </>
        }
      >
        <ol className="grid gap-3">
          {points.map((point) => (
            <li key={point.node} className="grid grid-cols-[1.75rem_1fr] text-sm">
              <span className="text-ink-faint tabular-nums">{point.number}.</span>
              <div>
                <p className="font-medium">{point.title[locale]}</p>
                <p className="text-ink-soft">{point.text[locale]}</p>
                {point.ways.length > 0 ? (
                  <ul className="mt-0.5 list-disc pl-4 text-ink-faint marker:text-line-strong">
                    {point.ways.map((way) => (
                      <li key={way.outcome}>{way.text[locale]}</li>
                    ))}
                  </ul>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      </DialogContent>
    </Dialog>
  )
}
