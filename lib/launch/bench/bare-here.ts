import {
  applyNodeChanges,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeChange,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import { createElement as make, memo, useCallback, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { RouteGraph } from '#lib/route/graph.ts'

/** A card that is a frame with a title and two handles, and nothing else. */
const Plain = memo(function Plain({ data }: NodeProps<Node<{ title: string }>>) {
  return make(
    'div',
    { style: { height: '100%', border: '1px solid #888', borderRadius: 12, background: '#fff' } },
    data.title,
    make(Handle, { type: 'target', position: Position.Left }),
    make(Handle, { type: 'source', position: Position.Right }),
  )
})

const kinds = { plain: Plain }
const size = { width: 208, height: 80 }

function Bare({ graph }: { graph: RouteGraph }) {
  const [nodes, setNodes] = useState<Node[]>(() =>
    graph.nodes.map((node) => ({
      ...{ id: node.id, type: 'plain', position: node.position, data: { title: node.title } },
      selected: true,
      ...size,
    })),
  )
  const [edges] = useState<Edge[]>(() =>
    graph.edges.map(({ id, from, to }) => ({
      ...{ id, source: from, target: to, type: 'smoothstep' },
      markerEnd: { type: MarkerType.ArrowClosed },
    })),
  )
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => setNodes((held) => applyNodeChanges(changes, held)),
    [],
  )
  return make(ReactFlow, {
    ...{ nodes, edges, nodeTypes: kinds, onNodesChange },
    ...{ fitView: true, fitViewOptions: { padding: 0.12, maxZoom: 1, minZoom: 0.25 }, minZoom: 0.15 },
    ...{ snapToGrid: true, snapGrid: [4, 4], onlyRenderVisibleElements: true, selectNodesOnDrag: false },
    ...{ elevateNodesOnSelect: false, deleteKeyCode: null },
    proOptions: { hideAttribution: true },
  })
}

/** For a page without the product: React Flow with the same route on plain cards, all of them selected. */
Object.assign(globalThis, {
  bareHere: (graph: RouteGraph): void => {
    createRoot(document.body).render(make(Bare, { graph }))
  },
})
