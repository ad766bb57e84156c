'use client'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { type BesideNode, type BesideWords, besideFlow } from './beside-flow.ts'

/** Frames and notes of the draft as the canvas draws them. */
export function useBesideFlow(): BesideNode[] {
  const graph = useDesigner((state) => state.graph)
  const selection = useDesigner((state) => state.selection)
  const drafted = useDesigner((state) => state.drafted)
  const sizing = useDesigner((state) => state.sizing)
  const loose = useDesigner((state) => state.loose)
  const words = useBesideWords()
  const before = useRef<BesideNode[]>(undefined)
  const nodes = useMemo(
    () => besideFlow(graph, { selection, drafted, sizing, loose, words }, before.current),
    [graph, selection, drafted, sizing, loose, words],
  )
  useEffect(() => {
    before.current = nodes
  }, [nodes])
  return nodes
}

function useBesideWords(): BesideWords {
  const t = useTranslations('designer.beside')
  const readOnly = useDesigner((state) => state.readOnly)
  return useMemo(
    () => ({
      group: ({ title, nodes }) =>
        t('spokenGroup', { title: title.trim() || t('untitled'), n: nodes.length }),
      note: ({ text }) => t('spokenNote', { text: text.trim() || t('emptyNote') }),
      groupRole: t('groupRole'),
      noteRole: t('noteRole'),
      groupKeys: readOnly ? '' : t('groupKeys'),
      noteKeys: readOnly ? '' : t('noteKeys'),
    }),
    [t, readOnly],
  )
}
