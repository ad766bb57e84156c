import type { Capabilities, Catalogue } from '#lib/route/catalogue.ts'
import type { RouteNode, SignatureKind, StepNode } from '#lib/route/graph.ts'
import { signatureKinds } from '#lib/route/graph.ts'

/** Kinds of signature that this act can have there; nothing when the act is not offered. */
export function offeredKinds(act: StepNode['kind'], can: Capabilities): readonly SignatureKind[] {
  return (act === 'approve' ? can.approve?.signatures : can.sign.signatures) ?? []
}

/** The kind itself if it is offered, else the strongest that is. */
export function fittingKind(kind: SignatureKind, offered: readonly SignatureKind[]): SignatureKind {
  if (offered.length === 0 || offered.includes(kind)) return kind
  return signatureKinds.findLast((each) => offered.includes(each)) ?? kind
}

/** A new step gets its connection at once when only one can carry it. */
export function suggested(node: RouteNode, catalogue: Catalogue): RouteNode {
  if ((node.kind !== 'approve' && node.kind !== 'sign') || node.connection) return node
  const able = catalogue.connections.filter(({ capabilities: can }) => {
    const kinds = offeredKinds(node.kind, can)
    return kinds.length > 0 && (node.kind === 'approve' || can.sign.parties.includes(node.party))
  })
  const [only, ...more] = able
  if (!only || more.length > 0) return node
  return {
    ...node,
    connection: { by: 'connection', connectionId: only.id },
    signature: fittingKind(node.signature, offeredKinds(node.kind, only.capabilities)),
  }
}
