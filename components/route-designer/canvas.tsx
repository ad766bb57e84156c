'use client'
import '@xyflow/react/dist/base.css'
import {
  type Connection,
  type OnConnectEnd,
  type OnConnectStart,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { mayConnect } from '#lib/route/connect.ts'
import { outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useAdding } from './adding.tsx'
import { useDesigner, useSurroundings } from './designer-context.tsx'
import type { DesignerStore } from './designer-store.ts'
import { fromConnection } from './from-change.ts'
import { Ground } from './ground.tsx'
import { besideCards } from './groups/beside-cards.tsx'
import type { BesideNode } from './groups/beside-flow.ts'
import { useBesideFlow } from './groups/use-beside-flow.ts'
import { useBesideGestures } from './groups/use-beside-gestures.ts'
import { Guides } from './guides.tsx'
import { cards } from './nodes/index.ts'
import { type EdgeOverlay, type FlowEdge, type FlowNode, toFlowEdges, toFlowNodes } from './to-flow.ts'
import { useFlowChanges } from './use-flow-changes.ts'
import { pick } from './use-pick.ts'
import { Way } from './way.tsx'

const RouteMap = lazy(() => import('./mini-map.tsx'))

type CanvasNode = FlowNode | BesideNode
const kinds = { ...cards, ...besideCards }
const ways = { way: Way }
const fit = { padding: 0.12, maxZoom: 1, minZoom: 0.25 }
const colours = {
  '--xy-background-pattern-color': 'var(--line-strong)',
  '--xy-connectionline-stroke': 'var(--accent)',
  '--xy-connectionline-stroke-width': '2',
  '--xy-selection-background-color': 'color-mix(in oklab, var(--accent) 8%, transparent)',
  '--xy-selection-border': '1px solid var(--accent)',
} as React.CSSProperties

/** The diagram itself. Knows nothing of panels: it reads the draft and turns gestures into edits. */
export function Canvas() {
  const t = useTranslations('designer')
  const { store } = useSurroundings()
  const flow = useFlowOfDraft()
  const readOnly = useDesigner((state) => state.readOnly)
  const minimap = useDesigner((state) => state.minimap)
  const beside = useBesideFlow()
  const nodes = useMemo<CanvasNode[]>(
    () => (beside.length > 0 ? [...flow.nodes, ...beside] : flow.nodes),
    [flow.nodes, beside],
  )
  const changing = useFlowChanges()
  const { onKeyDown, onDoubleClick, onNodeDrag } = useBesideGestures()
  const connecting = useConnecting()
  const words = useWords()
  return (
    <section
      aria-label={t('canvas')}
      className="absolute inset-0"
      data-testid="canvas"
      onFocus={(event) => selectFocused(event.target, store)}
      onKeyDown={onKeyDown}
      onDoubleClick={onDoubleClick}
    >
      <ReactFlow<CanvasNode, FlowEdge>
        nodes={nodes}
        edges={flow.edges}
        nodeTypes={kinds}
        edgeTypes={ways}
        {...changing}
        onNodeDrag={onNodeDrag}
        {...connecting}
        nodesDraggable={!readOnly}
        // There it makes a note.
        zoomOnDoubleClick={readOnly}
        // Properties would open in the middle of the drag and move what is being dragged.
        selectNodesOnDrag={false}
        nodesConnectable={!readOnly}
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        connectionRadius={28}
        minZoom={0.15}
        maxZoom={1.75}
        fitView
        fitViewOptions={fit}
        snapToGrid
        snapGrid={[4, 4]}
        elevateNodesOnSelect={false}
        onlyRenderVisibleElements
        ariaLabelConfig={words}
        proOptions={{ hideAttribution: true }}
        style={colours}
        className="bg-canvas"
      >
        <Guides />
        <Suspense>{minimap ? <RouteMap /> : null}</Suspense>
        <Ground />
      </ReactFlow>
    </section>
  )
}

/** The draft as the canvas draws it; what has not changed stays the same object. */
function useFlowOfDraft(): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const graph = useDesigner((state) => state.graph)
  const selection = useDesigner((state) => state.selection)
  const drafted = useDesigner((state) => state.drafted)
  const said = useSaid()
  const say = useCallback<NonNullable<EdgeOverlay['say']>>(
    (from, edge, to) =>
      `${said(titleOf(from))} · ${said(outcomeTitle(from, edge.outcome))} → ${said(titleOf(to))}`,
    [said],
  )
  const before = useRef<{ nodes: FlowNode[]; edges: FlowEdge[] }>(undefined)
  const nodes = useMemo(
    () => toFlowNodes(graph, { selected: selection.nodes, drafted }, before.current?.nodes),
    [graph, selection.nodes, drafted],
  )
  const edges = useMemo(
    () => toFlowEdges(graph, { selected: selection.edges, say }, before.current?.edges),
    [graph, selection.edges, say],
  )
  useEffect(() => {
    before.current = { nodes, edges }
  }, [nodes, edges])
  return { nodes, edges }
}

/** What a reader of the screen hears of nodes and edges. */
function useWords() {
  const t = useTranslations('designer.spoken')
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('node'),
      'node.a11yDescription.keyboardDisabled': t('node'),
      'node.a11yDescription.ariaLiveMessage': ({ x, y }: { x: number; y: number }) => t('moved', { x, y }),
      'edge.a11yDescription.default': t('edge'),
    }),
    [t],
  )
}

function useConnecting() {
  const { store } = useSurroundings()
  const adding = useAdding()
  const flow = useReactFlow()
  const isValidConnection = useCallback(
    (drawn: Connection | FlowEdge) => {
      const { graph } = store.getState()
      const edit = fromConnection({ ...drawn, sourceHandle: drawn.sourceHandle ?? null }, graph.nodes)
      return edit !== null && mayConnect(graph, edit.from, edit.outcome, edit.to) === null
    },
    [store],
  )
  const onConnect = useCallback(
    (drawn: Connection) => {
      const { graph, edit } = store.getState()
      const meant = fromConnection(drawn, graph.nodes)
      if (meant) edit(meant)
    },
    [store],
  )
  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, { fromHandle, fromNode, toNode, isValid }) => {
      store.setState({ drawing: null })
      if (isValid || toNode || fromHandle?.type !== 'source' || !fromNode || !(event instanceof MouseEvent))
        return
      if (!(event.target instanceof Element) || !event.target.closest('.react-flow')) return
      // On a card that takes no line: it has said why.
      if (event.target.closest('.react-flow__node')) return
      const meant = fromConnection(
        { source: fromNode.id, sourceHandle: fromHandle.id ?? null, target: '' },
        store.getState().graph.nodes,
      )
      if (!meant) return
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
      adding.ask({ at: 'point', point, from: { node: meant.from, outcome: meant.outcome } })
    },
    [store, adding, flow],
  )
  const onConnectStart = useCallback<OnConnectStart>(
    (_event, { nodeId, handleId, handleType }) => {
      const meant = fromConnection(
        { source: handleType === 'source' ? (nodeId ?? '') : '', sourceHandle: handleId, target: '' },
        store.getState().graph.nodes,
      )
      store.setState({ drawing: meant && { node: meant.from, outcome: meant.outcome } })
    },
    [store],
  )
  return { isValidConnection, onConnect, onConnectStart, onConnectEnd }
}

/** Walking by Tab selects: the next node is the one that keys and properties are about. */
function selectFocused(target: EventTarget, store: DesignerStore): void {
  if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return
  const id = target.dataset.id
  if (id && !target.classList.contains('selected')) pick(store, [id])
}
