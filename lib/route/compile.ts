import { Defect } from '#lib/failure.ts'
import { readOrder } from './action.ts'
import type { Catalogue } from './catalogue.ts'
import type { Finding } from './finding.ts'
import type { NodeId, Outcome, RouteGraph, RouteNode, StepNode } from './graph.ts'
import { type Legs, legsOf } from './legs.ts'
import type { RouteModel } from './model.ts'
import type { Plan, PlanLeg, PlanNode, PlanStep, Way } from './plan.ts'
import { needsOf, type Regions } from './regions.ts'
import { contextOf } from './rule.ts'
import { structuralRules } from './rules/index.ts'
import { outcomeTitle, titleOf } from './titles.ts'
import { reachFrom } from './walk.ts'

/**
 * Turns a drawn route into what publishing freezes, or says why it cannot. Consecutive steps that one connection can
 * order by itself become one leg. Nodes that cannot be reached are left out. What else is wrong with the route is
 * for `verify`: publish after both.
 */
export function compile(graph: RouteGraph, catalogue: Catalogue): { plan: Plan } | { findings: Finding[] } {
  const context = contextOf(graph, catalogue)
  const findings = structuralRules.flatMap((rule) => rule.check(context))
  if (findings.length > 0) return { findings }
  const { model, regions } = context
  const start = model.starts[0]
  if (!start) throw new Defect('route-without-start', 'the structural rules let a route without a start pass')
  const legs = legsOf(model, catalogue)
  const nodes: Plan['nodes'] = {}
  for (const id of reachFrom(model, start.id).keys()) {
    const node = model.nodes.get(id)
    const made = node && planNode(model, node, legs, regions)
    if (made) nodes[id] = made
  }
  return {
    plan: {
      schema: 2,
      entry: wayOut(model, start.id, 'next').to,
      entityTypeIds: start.entityTypeIds,
      inputs: start.inputs,
      nodes,
    },
  }
}

function planNode(model: RouteModel, node: RouteNode, legs: Legs, regions: Regions): PlanNode | undefined {
  const title = titleOf(node)
  switch (node.kind) {
    case 'document':
      return node.source
        ? { kind: 'document', id: node.id, title, source: node.source, next: wayOut(model, node.id, 'next') }
        : undefined
    case 'approve':
    case 'sign':
      return leg(model, node.id, legs)
    case 'condition':
      return {
        kind: 'condition',
        id: node.id,
        title,
        branches: node.branches.map((branch) => ({
          ...branch,
          way: wayOut(model, node.id, `branch:${branch.id}`),
        })),
        otherwise: wayOut(model, node.id, 'else'),
      }
    case 'fork':
      return {
        kind: 'fork',
        id: node.id,
        title,
        branches: node.branches.map(({ id }) => ({
          id,
          label: outcomeTitle(node, `branch:${id}`),
          way: wayOut(model, node.id, `branch:${id}`),
        })),
      }
    case 'join': {
      const fork = regions.closes.get(node.id)
      const region = fork === undefined ? undefined : regions.forks.get(fork)
      if (!region)
        throw new Defect('join-without-fork', 'the structural rules let a loose join pass', { join: node.id })
      const next = wayOut(model, node.id, 'next')
      return { kind: 'join', id: node.id, title, fork: region.fork.id, needs: needsOf(node, region), next }
    }
    case 'wait':
      return { kind: 'wait', id: node.id, title, until: node.until, next: wayOut(model, node.id, 'next') }
    case 'action': {
      const read = readOrder(node)
      if ('missing' in read)
        throw new Defect('action-not-set', 'the structural rules let an unset action pass', { node: node.id })
      return { kind: 'action', id: node.id, title, order: read.order, next: wayOut(model, node.id, 'next') }
    }
    case 'end':
      return { kind: 'end', id: node.id, outcome: node.outcome, label: title }
    case 'start':
      return undefined
  }
}

function leg(model: RouteModel, id: NodeId, legs: Legs): PlanLeg | undefined {
  const found = legs.get(id)
  if (!found) return undefined
  const { connection, steps } = found
  return {
    kind: 'leg',
    id,
    connectionId: connection.id,
    provider: connection.provider,
    label: connection.label,
    steps: steps.map((step) => planStep(model, step)),
  }
}

const planStep = (model: RouteModel, step: StepNode): PlanStep => ({
  id: step.id,
  act: step.kind,
  title: titleOf(step),
  participants: step.participants,
  order: step.order,
  quorum: step.quorum,
  signature: step.signature,
  party: step.party,
  ...(step.deadline ? { deadline: step.deadline } : {}),
  ...(step.reminders ? { reminders: step.reminders } : {}),
  ...(step.deputies && step.deputies.length > 0 ? { deputies: step.deputies } : {}),
  ways: {
    done: wayOut(model, step.id, 'done'),
    declined: way(model, step.id, 'declined'),
    expired: way(model, step.id, 'expired'),
  },
})

function way(model: RouteModel, from: NodeId, outcome: Outcome): Way | null {
  const edge = model.edgeOf(from, outcome)
  if (!edge) return null
  return edge.maxRounds === undefined ? { to: edge.to } : { to: edge.to, maxRounds: edge.maxRounds }
}

function wayOut(model: RouteModel, from: NodeId, outcome: Outcome): Way {
  const found = way(model, from, outcome)
  if (!found)
    throw new Defect('route-without-way', 'the structural rules let a missing way pass', { from, outcome })
  return found
}
