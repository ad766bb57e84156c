import type { CatalogueConnection } from './catalogue.ts'
import { type SignatureKind, type StepNode, signatureKinds } from './graph.ts'

/** Kinds of signature that this act can have there; nothing when the act is not offered. */
export function offeredKinds(
  act: StepNode['kind'],
  { capabilities: can, signatures }: Pick<CatalogueConnection, 'capabilities' | 'signatures'>,
): readonly SignatureKind[] {
  const kinds = (act === 'approve' ? can.approve?.signatures : can.sign.signatures) ?? []
  return act === 'sign' && signatures ? kinds.filter((kind) => signatures.includes(kind)) : kinds
}

/** The kind itself if it is offered, else the strongest that is. */
export function fittingKind(kind: SignatureKind, offered: readonly SignatureKind[]): SignatureKind {
  if (offered.length === 0 || offered.includes(kind)) return kind
  return signatureKinds.findLast((each) => offered.includes(each)) ?? kind
}
