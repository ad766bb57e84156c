import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteNode } from '#lib/route/graph.ts'
import { fittingKind, offeredKinds } from '#lib/route/offered.ts'

/** A new step gets its connection at once when only one can carry it. */
export function suggested(node: RouteNode, catalogue: Catalogue): RouteNode {
  if ((node.kind !== 'approve' && node.kind !== 'sign') || node.connection) return node
  const able = catalogue.connections.filter((connection) => {
    const kinds = offeredKinds(node.kind, connection)
    return (
      kinds.length > 0 &&
      (node.kind === 'approve' || connection.capabilities.sign.parties.includes(node.party))
    )
  })
  const [only, ...more] = able
  if (!only || more.length > 0) return node
  return {
    ...node,
    connection: { by: 'connection', connectionId: only.id },
    signature: fittingKind(node.signature, offeredKinds(node.kind, only)),
  }
}
