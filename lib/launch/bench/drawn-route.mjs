const column = 336
const row = 176
const perRow = 20

/** A route of so many nodes, drawn as rows: approvals and waits after one another, refusals and expiries to the ends. */
export function drawnRoute(many) {
  const nodes = [
    { kind: 'start', id: 'start', title: '', entityTypeIds: [2], inputs: [] },
    { kind: 'document', id: 'document', title: '', source: { from: 'template', templateId: '1' } },
  ]
  const middle = many - 4
  for (let at = 0; at < middle; at++) nodes.push(at % 3 === 0 ? approval(at) : wait(at))
  nodes.push(
    { kind: 'end', id: 'completed', title: '', outcome: 'completed' },
    { kind: 'end', id: 'declined', title: '', outcome: 'declined' },
  )
  for (const [at, node] of nodes.entries()) {
    node.position = { x: (at % perRow) * column, y: Math.floor(at / perRow) * row }
  }
  return { schema: 1, nodes, edges: nodes.flatMap((node, at) => edgesOf(node, nodes[at + 1])) }
}

const approval = (at) => ({
  ...{ kind: 'approve', id: `approve-${at}`, title: `Согласование ${at}` },
  ...{ participants: [{ from: 'responsible' }], order: 'sequential', quorum: 'all', signature: 'simple' },
  ...{ connection: { by: 'provider', provider: 'in-app' }, party: 'ours' },
})

const wait = (at) => ({
  ...{ kind: 'wait', id: `wait-${at}`, title: `Пауза ${at}` },
  until: { by: 'duration', duration: { value: 1, unit: 'hours' } },
})

function edgesOf(node, next) {
  const edge = (outcome, to) => ({ id: `${node.id}:${outcome}`, from: node.id, outcome, to })
  if (node.kind === 'end') return []
  if (node.kind !== 'approve') return [edge('next', next.id)]
  return [edge('done', next.id), edge('declined', 'declined')]
}
