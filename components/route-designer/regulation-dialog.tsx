'use client'
import { Printer } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { toast } from '#components/ui/toast.tsx'
import { regulationOf, regulationText } from '#lib/route/prose.ts'
import { useDesigner, useSurroundings } from './designer-context.tsx'

/** The route in plain words: to read, to copy into an order, to print. */
export default function RegulationDialog({ name, onClose }: { name: string; onClose(): void }) {
  const t = useTranslations('designer.menu')
  const ui = useTranslations('ui')
  const locale = useLocale()
  const { catalogue } = useSurroundings()
  const graph = useDesigner((state) => state.graph)
  const points = regulationOf(graph, catalogue)
  const copy = async () => {
    await navigator.clipboard.writeText(`${name}\n\n${regulationText(points, locale)}`)
    toast.success(ui('copied'))
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
            <Button look="primary" onClick={() => printText(name, regulationText(points, locale), locale)}>
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
                {point.ways.map((way) => (
                  <p key={way.outcome} className="text-ink-faint">
                    {way.text[locale]}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ol>
      </DialogContent>
    </Dialog>
  )
}

/** Prints the text alone, from a frame of its own. */
function printText(name: string, text: string, locale: string): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.body.append(frame)
  const page = frame.contentDocument
  if (!page || !frame.contentWindow) return
  page.documentElement.lang = locale
  page.title = name
  const heading = page.createElement('h1')
  heading.textContent = name
  const body = page.createElement('pre')
  body.textContent = text
  body.style.cssText = 'white-space:pre-wrap;font:14px/1.5 system-ui'
  page.body.append(heading, body)
  frame.contentWindow.addEventListener('afterprint', () => frame.remove())
  frame.contentWindow.print()
}
