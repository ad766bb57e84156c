'use client'
import { useReactFlow } from '@xyflow/react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePageCommands } from '#components/shell/page-commands.ts'
import { useAdding } from './adding.tsx'
import { type Command, type CommandId, commandOf, commands, keysOf } from './commands.ts'
import { useSurroundings } from './designer-context.tsx'
import type { DesignerState } from './designer-store.ts'
import { focusCanvas, focusNode, focusProperties } from './focus.ts'
import { ungrouping } from './groups/group-edit.ts'
import { groupSelected, selectAll, ungroupSelected, writeInSelected } from './groups/group-selection.ts'
import { type Direction, neighbourOf } from './neighbour.ts'
import { useNewNote } from './notes/use-new-note.ts'
import { thingCount } from './selection.ts'
import { isCovered, isTyping } from './typing.ts'
import { useArrange } from './use-arrange.ts'
import { useReveal } from './use-reveal.ts'

/** What the designer opens beside the diagram. */
export type Door =
  | 'find'
  | 'minimap'
  | 'outline'
  | 'findings'
  | 'simulate'
  | 'versions'
  | 'fleet'
  | 'publish'
  | 'discard'
  | 'regulation'
  | 'text'
  | 'help'

/** The designer's commands, by keys and in the palette. `listens` is false while another view lies over the diagram. */
export function useCommands(listens: boolean, open: (door: Door) => void): void {
  const t = useTranslations('designer.commands')
  const { store } = useSurroundings()
  const run = useRunning(open)
  const offered = (command: Command) => mayRun(command, store.getState())
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!listens || event.defaultPrevented || isTyping(event.target) || isCovered()) return
    const command = commandOf(event)
    if (!command || !offered(command)) return
    event.preventDefault()
    run(command.id)
  })
  useEffect(() => {
    // A card moves by arrows, with Alt too: who walks from one to the next is heard before it.
    const walk = (event: KeyboardEvent) => {
      if (event.altKey && event.code.startsWith('Arrow')) press(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    window.addEventListener('keydown', walk, { capture: true })
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', walk, { capture: true })
      window.removeEventListener('keydown', press)
    }
  }, [])
  usePageCommands(() =>
    commands
      .filter((command) => listens && !command.native && offered(command))
      .map(({ id }) => {
        const keys = keysOf(id)
        return {
          id,
          group: t('heading'),
          name: t(`names.${id}`),
          run: () => run(id),
          ...(keys ? { keys } : {}),
        }
      }),
  )
}

function mayRun(command: Command, { readOnly, selection, graph }: DesignerState): boolean {
  if (command.edits && readOnly) return false
  const { nodes, groups } = selection
  switch (command.needs) {
    case 'node':
      return nodes.size > 0
    case 'group':
      return groups.size > 0
    case 'member':
      return ungrouping(graph, selection) !== null
    case undefined:
      return thingCount(selection) >= (command.things ?? 0)
  }
}

function useRunning(open: (door: Door) => void): (id: CommandId) => void {
  const { store } = useSurroundings()
  const adding = useAdding()
  const flow = useReactFlow()
  const reveal = useReveal()
  const addNote = useNewNote()
  const { arrange } = useArrange()
  const revealWritten = (id: string | null) => (id ? reveal(id, 'move') : undefined)
  const go = (to: Direction) => {
    const { graph, selection, select } = store.getState()
    const [here] = selection.nodes
    const next = neighbourOf(graph, here, to)
    if (!next) return
    select([next])
    reveal(next, 'move')
    focusNode(next)
  }
  return (id) => {
    const state = store.getState()
    switch (id) {
      case 'add':
        return adding.ask({ at: 'next' })
      case 'undo':
        return state.undo()
      case 'redo':
        return state.redo()
      case 'duplicate':
        return duplicateSelected(state)
      case 'remove':
        return state.removeSelected()
      case 'remove-group':
        return state.removeSelected('remove-group', true)
      case 'note':
        return addNote()
      case 'group':
        return revealWritten(groupSelected(store))
      case 'ungroup':
        return ungroupSelected(store)
      case 'select-all':
        return selectAll(state)
      case 'clear':
        return state.select([])
      case 'properties':
        return writeInSelected(store) ? undefined : focusProperties()
      case 'fit':
        return void flow.fitView({ duration: 250, maxZoom: 1, padding: 0.12 })
      case 'zoom-in':
        return void flow.zoomIn({ duration: 150 })
      case 'zoom-out':
        return void flow.zoomOut({ duration: 150 })
      case 'layout':
        return void arrange()
      case 'cut':
      case 'copy':
      case 'paste':
        return
      case 'outline':
        return document.activeElement?.closest('[role=tree]') ? focusCanvas() : open('outline')
      case 'align-left':
      case 'align-centre':
      case 'align-right':
      case 'align-top':
      case 'align-middle':
      case 'align-bottom':
        return void arranging().then((by) => by.alignSelected(store.getState(), partOf(id)))
      case 'distribute-across':
      case 'distribute-down':
        return void arranging().then((by) => by.distributeSelected(store.getState(), partOf(id)))
      case 'go-left':
      case 'go-right':
      case 'go-up':
      case 'go-down':
        return go(partOf(id))
      default:
        return open(id)
    }
  }
}

/** Copies what is selected beside themselves. */
function duplicateSelected(state: DesignerState): void {
  const part = state.copied()
  if (part) state.paste(part, 'duplicate')
}

/** Loaded when it is asked for the first time: most visits align nothing. */
const arranging = () => import('./arrange-selection.ts')

/** What comes after the first hyphen. */
function partOf<Tail extends string>(id: `${'align' | 'distribute' | 'go'}-${Tail}`): Tail {
  return id.slice(id.indexOf('-') + 1) as Tail
}
