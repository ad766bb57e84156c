type Point = { x: number; y: number }
type Segment = { from: Point; to: Point }

/** Whether any two of these lines cross; lines that only meet at their ends do not. Lines lead to the right. */
export function someCross(lines: readonly (readonly Point[])[]): boolean {
  const segments = lines.flatMap((points) =>
    points.slice(1).map((to, at): Segment => ({ from: points[at] ?? to, to })),
  )
  segments.sort((one, other) => one.from.x - other.from.x)
  let beside: Segment[] = []
  for (const segment of segments) {
    beside = beside.filter(({ to }) => to.x > segment.from.x)
    if (beside.some((other) => cross(segment, other))) return true
    beside.push(segment)
  }
  return false
}

const cross = (one: Segment, other: Segment): boolean => apart(one, other) && apart(other, one)

/** The ends of the other lie on different sides. */
const apart = ({ from, to }: Segment, other: Segment): boolean =>
  side(from, to, other.from) * side(from, to, other.to) < 0

const side = (from: Point, to: Point, point: Point): number => {
  const turn = (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
  return Math.abs(turn) < 1 ? 0 : turn
}
