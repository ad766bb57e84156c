import { useMemo } from 'react'
import { cn } from '#components/ui/cn.ts'
import type { RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { lookOf } from './kind-look.ts'
import { layOut } from './layout.ts'
import { entryTop, outcomeTop, sizeOf } from './size.ts'
import { lineColour } from './to-flow.ts'

type Placed = { node: RouteNode; x: number; y: number; width: number; height: number }

const iconSize = 72
const margin = 24
const dip = 56

/** A small still picture of a route, laid out anew: cards as tiles with the icon of their kind. No words, so it needs a label beside it. */
export function Thumbnail({ graph, className }: { graph: RouteGraph; className?: string }) {
  const drawing = useMemo(() => drawn(graph), [graph])
  return (
    <svg
      aria-hidden="true"
      viewBox={drawing.box}
      preserveAspectRatio="xMidYMid meet"
      className={cn('block', className)}
    >
      {drawing.ways.map(({ edge, path }) => (
        <path
          key={edge.id}
          d={path}
          fill="none"
          strokeWidth={8}
          strokeDasharray={edge.outcome === 'expired' ? '20 16' : undefined}
          style={{ stroke: lineColour(edge.outcome), strokeOpacity: 0.6 }}
        />
      ))}
      {drawing.cards.map((card) => (
        <Tile key={card.node.id} card={card} />
      ))}
    </svg>
  )
}

function Tile({ card: { node, x, y, width, height } }: { card: Placed }) {
  const { icon: Icon, tile } = lookOf(node)
  const colour = tile.split(' ').find((each) => each.startsWith('text-'))
  const background = tile.split(' ').find((each) => each.startsWith('bg-'))
  return (
    <foreignObject x={x} y={y} width={width} height={height}>
      <div
        className={cn('flex size-full items-center justify-center rounded-[28px]', background, colour)}
        style={{ boxShadow: 'inset 0 0 0 6px var(--surface)' }}
      >
        <Icon size={iconSize} strokeWidth={1.75} />
      </div>
    </foreignObject>
  )
}

function drawn(graph: RouteGraph) {
  const places = layOut(graph)
  const cards = graph.nodes.map((node): Placed => {
    const { width, height } = sizeOf(node)
    const { x, y } = places[node.id] ?? node.position
    const tall = Math.max(height, 112)
    return { node, x, y: y - (tall - height) / 2, width, height: tall }
  })
  const byId = new Map(cards.map((card) => [card.node.id, card]))
  const ways = graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from)
    const to = byId.get(edge.to)
    return from && to ? [{ edge, path: pathOf(edge, from, to, places) }] : []
  })
  const low = graph.edges.some((edge) => edge.maxRounds !== undefined) ? dip : 0
  const left = Math.min(...cards.map(({ x }) => x)) - margin
  const top = Math.min(...cards.map(({ y }) => y)) - margin
  const right = Math.max(...cards.map(({ x, width }) => x + width)) + margin
  const bottom = Math.max(...cards.map(({ y, height }) => y + height)) + margin + low
  return { cards, ways, box: `${left} ${top} ${right - left} ${bottom - top}` }
}

function pathOf(edge: RouteEdge, from: Placed, to: Placed, places: ReturnType<typeof layOut>): string {
  const sourceX = from.x + from.width
  const sourceY = (places[edge.from]?.y ?? from.y) + outcomeTop(from.node, edge.outcome)
  const targetY = (places[edge.to]?.y ?? to.y) + entryTop
  if (to.x >= sourceX) {
    const bend = Math.min(90, (to.x - sourceX) / 2)
    return `M${sourceX} ${sourceY}C${sourceX + bend} ${sourceY} ${to.x - bend} ${targetY} ${to.x} ${targetY}`
  }
  const under = Math.max(from.y + from.height, to.y + to.height) + dip
  return `M${sourceX} ${sourceY}C${sourceX + 90} ${sourceY} ${sourceX + 40} ${under} ${sourceX - 90} ${under}L${to.x + 60} ${under}C${to.x - 90} ${under} ${to.x - 90} ${targetY} ${to.x} ${targetY}`
}
