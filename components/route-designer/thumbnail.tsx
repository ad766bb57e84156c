import { useMemo } from 'react'
import { cn } from '#components/ui/cn.ts'
import type { RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { lookOf } from './kind-look.ts'
import { lineColour } from './to-flow.ts'

type Tile = { node: RouteNode; x: number; y: number }

/** Sizes of the drawing, in its own units. */
const tile = { width: 108, height: 72 }
const pitch = { x: 156, y: 100 }
const margin = 14
const dip = 20

/**
 * A small still picture of a route: a tile with the icon of its kind for each card, in the columns and rows of the
 * canvas. It has no words, so it stands beside a title.
 */
export function Thumbnail({ graph, className }: { graph: RouteGraph; className?: string }) {
  const { tiles, ways, box } = useMemo(() => drawn(graph), [graph])
  return (
    <svg
      aria-hidden="true"
      viewBox={box}
      preserveAspectRatio="xMidYMid meet"
      className={cn('block', className)}
    >
      {ways.map(({ edge, path }) => (
        <path
          key={edge.id}
          d={path}
          fill="none"
          strokeWidth={5}
          strokeDasharray={edge.outcome === 'expired' ? '12 9' : undefined}
          style={{ stroke: lineColour(edge.outcome), strokeOpacity: 0.55 }}
        />
      ))}
      {tiles.map((each) => (
        <TileOf key={each.node.id} {...each} />
      ))}
    </svg>
  )
}

function TileOf({ node, x, y }: Tile) {
  const { icon: Icon, tile: colours } = lookOf(node)
  return (
    <foreignObject x={x} y={y} width={tile.width} height={tile.height}>
      <div className={cn('flex size-full items-center justify-center rounded-2xl', colours)}>
        <Icon size={42} strokeWidth={2} />
      </div>
    </foreignObject>
  )
}

function drawn(graph: RouteGraph) {
  const xs = places(graph.nodes.map(({ position }) => position.x))
  const ys = places(graph.nodes.map(({ position }) => position.y))
  const tiles = graph.nodes.map((node): Tile => {
    const { x, y } = node.position
    return { node, x: xs.indexOf(x) * pitch.x, y: ys.indexOf(y) * pitch.y }
  })
  const byId = new Map(tiles.map((each) => [each.node.id, each]))
  const ways = graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from)
    const to = byId.get(edge.to)
    return from && to ? [{ edge, path: pathOf(edge, from, to) }] : []
  })
  const width = (xs.length - 1) * pitch.x + tile.width + 2 * margin
  const height = (ys.length - 1) * pitch.y + tile.height + 2 * margin + dip
  return { tiles, ways, box: `${-margin} ${-margin} ${width} ${height}` }
}

const places = (all: readonly number[]): number[] => [...new Set(all)].sort((a, b) => a - b)

/** Forward ways bend after the card they leave, and run along the row they go to; ways back run under the cards. */
function pathOf({ outcome }: RouteEdge, from: Tile, to: Tile): string {
  const ways = outcomesOf(from.node)
  const rank = ways.indexOf(outcome)
  const leave = from.y + (tile.height * (rank + 1)) / (ways.length + 1)
  const enter = to.y + tile.height / 2
  const right = from.x + tile.width
  if (to.x > from.x) {
    const bend = pitch.x - tile.width
    return `M${right} ${leave}C${right + bend / 2} ${leave} ${right + bend / 2} ${enter} ${right + bend} ${enter}L${to.x} ${enter}`
  }
  const under = Math.max(from.y, to.y) + tile.height + dip
  const [turn, left] = [22, to.x - 22]
  return `M${right} ${leave}C${right + turn} ${leave} ${right + turn} ${under} ${right - turn} ${under}L${to.x + turn} ${under}C${left} ${under} ${left} ${enter} ${to.x} ${enter}`
}
