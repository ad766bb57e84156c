'use client'
import { X } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx'
import { canvasIds } from './canvas-id.ts'
import { useDesigner, useMarks, useSurroundings } from './designer-context.tsx'
import type { DesignerState } from './designer-store.ts'
import { focusNode, focusRow } from './focus.ts'
import { Palette } from './palette.tsx'
import { isEmptySelection, isSameSelection, type Selection } from './selection.ts'
import { useReveal } from './use-reveal.ts'

/* Loaded when they are opened: the forms of all kinds are as heavy as the rest of the designer. */
const Inspector = lazy(() =>
  import('./inspector/inspector.tsx').then(({ Inspector }) => ({ default: Inspector })),
)

const FindingsPanel = lazy(() =>
  import('./finding-list.tsx').then(({ FindingsPanel }) => ({ default: FindingsPanel })),
)
/* Loaded when it is turned to. */
const Outline = lazy(() => import('./outline.tsx').then(({ Outline }) => ({ default: Outline })))

export type LeftTab = 'add' | 'outline'
export type RightTab = 'properties' | 'findings'
const scroll = 'min-h-0 flex-1 overflow-y-auto overflow-x-hidden pt-0'

/** What can be added, and the route as a list. */
export function LeftPanel({ tab, onTab }: { tab: LeftTab; onTab(tab: LeftTab): void }) {
  const t = useTranslations('designer.panels')
  return (
    <Tabs value={tab} onValueChange={(value) => onTab(value === 'outline' ? 'outline' : 'add')}>
      <aside aria-label={t('left')} className="flex w-60 shrink-0 flex-col border-r max-lg:w-48">
        <TabsList className="shrink-0 px-1.5">
          <TabsTrigger value="add">{t('add')}</TabsTrigger>
          <TabsTrigger value="outline">{t('outline')}</TabsTrigger>
        </TabsList>
        <TabsContent value="add" className={scroll}>
          <Palette />
        </TabsContent>
        <TabsContent value="outline" className={scroll}>
          <Suspense>
            <Outline />
          </Suspense>
        </TabsContent>
      </aside>
    </Tabs>
  )
}

/** Properties of what is selected, and what the verifier found; closed when there is nothing to tell. */
export function RightPanel({ tab, onTab }: { tab: RightTab; onTab(tab: RightTab): void }) {
  const t = useTranslations('designer.panels')
  const { store } = useSurroundings()
  const findings = useMarks((marks) => marks.findings)
  const selection = useDesigner((state) => state.selection)
  const select = useDesigner((state) => state.select)
  const open = tab === 'findings' || !isEmptySelection(selection)
  useBackToProperties(onTab)
  useRevealed(open)
  if (!open) return null
  const close = () => {
    select([])
    onTab('properties')
  }
  return (
    <Tabs value={tab} onValueChange={(value) => onTab(value === 'findings' ? 'findings' : 'properties')}>
      <aside aria-label={t('right')} className="flex w-80 shrink-0 flex-col border-l max-lg:w-72">
        <div className="flex shrink-0 items-center border-b pr-1.5">
          <TabsList className="flex-1 border-b-0 px-1.5">
            <TabsTrigger value="properties">{t('properties')}</TabsTrigger>
            <TabsTrigger value="findings">
              {t('findings')}
              {findings.length > 0 ? (
                <span className="rounded-full bg-sunken px-1.5 text-2xs text-ink-soft">
                  {findings.length}
                </span>
              ) : null}
            </TabsTrigger>
          </TabsList>
          <Button look="ghost" size="icon-sm" aria-label={t('hide')} title={t('hide')} onClick={close}>
            <X aria-hidden="true" />
          </Button>
        </div>
        <TabsContent
          value="properties"
          className={scroll}
          data-panel="properties"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.preventDefault()
            event.stopPropagation()
            leaveProperties(store.getState())
          }}
        >
          <Suspense>
            <Inspector />
          </Suspense>
        </TabsContent>
        <TabsContent value="findings" className={scroll}>
          <Suspense>
            <FindingsPanel />
          </Suspense>
        </TabsContent>
      </aside>
    </Tabs>
  )
}

/** Back to where the thing is: in the outline when that is open, else on the diagram. */
function leaveProperties({ selection }: DesignerState): void {
  const [id] = canvasIds(selection)
  if (!id) return
  if (document.querySelector('[role=tree]')) focusRow(rowOfSelected(selection))
  else focusNode(id)
}

function rowOfSelected({ nodes, groups, notes }: Selection): string {
  const rows = [
    ...[...nodes].map((id) => `node ${id}`),
    ...[...notes].map((id) => `note ${id}`),
    ...[...groups].map((id) => `group ${id}`),
  ]
  return rows[0] ?? ''
}

/** Selecting something on the canvas shows its properties; a finding that is being read keeps its list. */
function useBackToProperties(onTab: (tab: RightTab) => void): void {
  const selection = useDesigner((state) => state.selection)
  const shown = useDesigner((state) => state.shown)
  const before = useRef(selection)
  useEffect(() => {
    const unchanged = isSameSelection(before.current, selection)
    before.current = selection
    if (unchanged) return
    if (!isEmptySelection(selection) && shown.size === 0) onTab('properties')
  }, [selection, shown, onTab])
}

/** What one has just pressed is not covered by the panel that it opens. */
function useRevealed(open: boolean): void {
  const { store } = useSurroundings()
  const reveal = useReveal()
  useEffect(() => {
    const [only, ...more] = canvasIds(store.getState().selection)
    if (open && only && more.length === 0) reveal(only, 'move')
  }, [open, store, reveal])
}
