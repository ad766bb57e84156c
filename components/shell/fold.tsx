'use client'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { keepChoice } from '#components/i18n/cookies.ts'
import { Button } from '#components/ui/button.tsx'
import { Tooltip } from '#components/ui/tooltip.tsx'

/** The frame of the sidebar: what is inside folds by `group-data-narrow/side`, so that it can come from the server. */
export function Fold(props: { narrow: boolean; brand: ReactNode; children: ReactNode }) {
  const t = useTranslations('shell')
  const [narrow, setNarrow] = useState(props.narrow)
  const toggle = () => {
    keepChoice('navigation', narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }
  const name = t(narrow ? 'expand' : 'collapse')
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose
  return (
    <aside
      aria-label="Inkroute"
      data-narrow={narrow || undefined}
      className="group/side sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-3 border-r bg-canvas px-3 py-3 data-narrow:w-14 data-narrow:items-center data-narrow:px-2 md:flex"
    >
      <div className="flex items-center gap-2 pl-1 group-data-narrow/side:flex-col group-data-narrow/side:pl-0">
        {props.brand}
        <Tooltip text={name} side="right">
          <Button look="ghost" size="icon-sm" onClick={toggle} aria-expanded={!narrow} aria-label={name}>
            <Icon aria-hidden="true" />
          </Button>
        </Tooltip>
      </div>
      {props.children}
    </aside>
  )
}
