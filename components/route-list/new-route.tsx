'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { useSaid } from '#components/i18n/said.tsx'
import { Thumbnail } from '#components/route-designer/thumbnail.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Input } from '#components/ui/input.tsx'
import { gallery } from '#lib/route/gallery/index.ts'
import { shownSample } from './sample.ts'
import { SampleDetail } from './sample-detail.tsx'
import { blankRoute, type Services } from './view.ts'

export type NewRouteProps = {
  open: boolean
  onClose(): void
  services: Services
  create(name: string, sample: string): Promise<Outcome<{ id: string }>>
}

/** Where a new route begins: with nothing, or with a ready route of the gallery. */
export default function NewRoute(props: NewRouteProps) {
  const t = useTranslations('route')
  const said = useSaid()
  const locale = useLocale()
  const formId = useId()
  const router = useRouter()
  const { busy, run } = useAct()
  const samples = useMemo(
    () => gallery.map((sketch) => ({ sketch, graph: shownSample(sketch, locale) })),
    [locale],
  )
  const [chosen, setChosen] = useState(gallery[0]?.id ?? blankRoute)
  const [name, setName] = useState('')
  const sample = samples.find(({ sketch }) => sketch.id === chosen)
  const proposed = sample ? said(sample.sketch.title) : ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const made = await run(() => props.create(name || proposed, chosen))
    if (made) router.push(`/routes/${made.id}`)
  }
  const detail = sample ? <SampleDetail {...sample} services={props.services} /> : <BlankDetail />
  const choose = (id: string) => ({ id, group: formId, chosen: chosen === id, onChoose: () => setChosen(id) })
  return (
    <Dialog open={props.open} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={t('new')}
        description={t('gallery.text')}
        className="max-w-5xl md:h-[84vh]"
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          document.getElementById(`${formId}-${chosen}`)?.focus()
        }}
        foot={
          <div className="flex flex-1 flex-wrap items-end justify-end gap-3">
            <FormField
              label={t('name')}
              hint={t('nameHint')}
              required={!sample}
              className="min-w-0 flex-1 basis-64"
            >
              {(links) => (
                <Input
                  {...links}
                  form={formId}
                  value={name}
                  maxLength={120}
                  placeholder={proposed}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </FormField>
            <Button type="submit" form={formId} look="primary" busy={busy} className="sm:mb-[1.375rem]">
              {t('create')}
            </Button>
          </div>
        }
      >
        <form
          id={formId}
          onSubmit={submit}
          className="grid gap-6 md:h-full md:grid-cols-[22rem_1fr] md:overflow-hidden"
        >
          <fieldset className="-mx-1 grid content-start gap-2 px-1 md:overflow-y-auto md:pb-1">
            <legend className="sr-only">{t('gallery.title')}</legend>
            <Choice
              {...choose(blankRoute)}
              title={t('gallery.blank.name')}
              text={t('gallery.blank.text')}
              picture={<Plus aria-hidden="true" className="mx-auto size-5 text-ink-faint" />}
            />
            {samples.map(({ sketch, graph }) => (
              <Choice
                key={sketch.id}
                {...choose(sketch.id)}
                title={said(sketch.title)}
                text={said(sketch.purpose)}
                picture={<Thumbnail graph={graph} className="h-full w-full" />}
                below={chosen === sketch.id ? <div className="mt-3 md:hidden">{detail}</div> : null}
              />
            ))}
          </fieldset>
          <section
            aria-label={t('gallery.preview')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-md:hidden md:overflow-y-auto md:pr-1 md:pb-1"
          >
            {detail}
          </section>
        </form>
      </DialogContent>
    </Dialog>
  )
}

function Choice(props: {
  id: string
  group: string
  chosen: boolean
  onChoose(): void
  title: string
  text: string
  picture: ReactNode
  below?: ReactNode
}) {
  const inputId = `${props.group}-${props.id}`
  return (
    <div className="rounded-lg border transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:-outline-offset-1 has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <label htmlFor={inputId} className="relative flex gap-3 p-2.5">
        <input
          id={inputId}
          type="radio"
          name={`${props.group}-sample`}
          checked={props.chosen}
          onChange={props.onChoose}
          aria-describedby={`${inputId}-text`}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
        <span className="flex h-14 w-24 shrink-0 items-center rounded-md border bg-canvas p-1">
          {props.picture}
        </span>
        <span className="min-w-0">
          <span className="block font-medium text-sm">{props.title}</span>
          <span id={`${inputId}-text`} className="line-clamp-2 text-ink-soft text-xs">
            {props.text}
          </span>
        </span>
      </label>
      {props.below ? <div className="px-2.5 pb-2.5">{props.below}</div> : null}
    </div>
  )
}

function BlankDetail() {
  const t = useTranslations('route.gallery.blank')
  return <p className="text-ink-soft text-sm">{t('long')}</p>
}
