import { Refused } from '#lib/failure.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { type BesideList, besideLists, listOf, withList, withoutMembers } from './beside.ts'
import { mayConnect, newEdge } from './connect.ts'
import {
  type BesideBack,
  type BesideDrop,
  type BesideLists,
  type BesidePut,
  listsBack,
  withLists,
  without,
  withPart,
  withPut,
} from './edit-beside.ts'
import { misfit, tooLarge, tooMuchBeside } from './edit-refusal.ts'
import type { EdgeId, NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { limits } from './limits.ts'
import { difference, type Placed, restored } from './placed.ts'

type Point = { x: number; y: number }

/** A change of a route by its name. Made by the canvas, the outline and the inspector alike. */
export type Edit =
  | { do: 'add-node'; node: RouteNode }
  | ({ do: 'add-part'; nodes: RouteNode[]; edges: RouteEdge[] } & Partial<BesideLists>)
  | { do: 'remove-nodes'; ids: NodeId[] }
  /** Places of nodes and of notes, by id. */
  | { do: 'move-nodes'; to: Record<NodeId, Point> }
  | { do: 'connect'; from: NodeId; outcome: Outcome; to: NodeId }
  | { do: 'disconnect'; ids: EdgeId[] }
  /** Replaces the node; edges of outcomes that it no longer has go with it. */
  | { do: 'set-node'; node: RouteNode }
  | { do: 'set-rounds'; id: EdgeId; maxRounds: number | undefined }
  /** Puts a new node in the middle of an edge, which then leads into it. */
  | { do: 'insert-on-edge'; edge: EdgeId; node: RouteNode }
  | { do: 'lay-out'; to: Record<NodeId, Point> }
  /** Takes everything from another graph, as an import does. */
  | { do: 'replace'; graph: RouteGraph }
  | BesidePut
  | { do: 'take'; list: BesideList; ids: string[] }
  | { do: 'several'; edits: Edit[] }
  /** What an inverse is made of: takes these out and puts those back into their places. */
  | {
      do: 'restore'
      drop: { nodes: NodeId[]; edges: EdgeId[] } & BesideDrop
      put: { nodes: Placed<RouteNode>[]; edges: Placed<RouteEdge>[] } & BesideBack
    }

/** What the edit is called in the tooltip of undo. */
export const editTitles: Readonly<Record<Edit['do'], Sentence>> = {
  'add-node': say('добавление узла', 'add node'),
  'add-part': say('вставка', 'paste'),
  'remove-nodes': say('удаление узлов', 'delete nodes'),
  'move-nodes': say('перемещение', 'move'),
  connect: say('соединение', 'connect'),
  disconnect: say('удаление связи', 'disconnect'),
  'set-node': say('изменение свойств', 'change properties'),
  'set-rounds': say('число кругов', 'number of rounds'),
  'insert-on-edge': say('вставка узла в связь', 'insert node'),
  'lay-out': say('раскладка', 'layout'),
  replace: say('загрузка текста', 'import of text'),
  put: say('изменение', 'change'),
  take: say('удаление', 'delete'),
  several: say('изменение', 'change'),
  restore: say('изменение', 'change'),
}

/**
 * Makes the edit and answers its inverse: applying that to the result gives back the graph, order included. Throws
 * Refused 422 and changes nothing when the edit does not fit the graph.
 */
export function apply(graph: RouteGraph, edit: Edit): { graph: RouteGraph; inverse: Edit } {
  const after = changed(graph, edit)
  if (after.nodes.length > limits.nodes || after.edges.length > limits.edges) throw tooLarge()
  if (besideLists.some((list) => listOf(after, list).length > limits[list])) throw tooMuchBeside()
  return { graph: after, inverse: wayBack(graph, after) }
}

function changed(graph: RouteGraph, edit: Edit): RouteGraph {
  switch (edit.do) {
    case 'add-node':
      return changed(graph, { do: 'add-part', nodes: [edit.node], edges: [] })
    case 'add-part': {
      const taken = new Set([...graph.nodes.map((node) => node.id), ...graph.edges.map((edge) => edge.id)])
      if ([...edit.nodes, ...edit.edges].some((each) => taken.has(each.id))) throw misfit()
      const nodes = [...graph.nodes, ...edit.nodes]
      return withPart({ ...graph, nodes, edges: [...graph.edges, ...edit.edges] }, edit)
    }
    case 'remove-nodes': {
      const gone = new Set(edit.ids)
      const left = {
        ...graph,
        nodes: graph.nodes.filter((node) => !gone.has(node.id)),
        edges: graph.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to)),
      }
      return withoutMembers(left, (id) => gone.has(id))
    }
    case 'move-nodes':
    case 'lay-out': {
      const nodes = graph.nodes.map((node) => moved(node, edit.to[node.id]))
      const notes = listOf(graph, 'notes')
      if (!notes.some((note) => edit.to[note.id])) return { ...graph, nodes }
      const shifted = notes.map((note) => moved(note, edit.to[note.id]))
      return withList({ ...graph, nodes }, 'notes', shifted)
    }
    case 'put':
      return withPut(graph, edit)
    case 'take':
      return without(graph, edit.list, new Set(edit.ids))
    case 'connect': {
      const refusal = mayConnect(graph, edit.from, edit.outcome, edit.to)
      if (refusal) throw new Refused(422, { code: 'edit-refused', text: refusal })
      const rest = graph.edges.filter((edge) => edge.from !== edit.from || edge.outcome !== edit.outcome)
      const free = { ...graph, edges: rest }
      return { ...graph, edges: [...rest, newEdge(free, edit.from, edit.outcome, edit.to)] }
    }
    case 'disconnect': {
      const gone = new Set(edit.ids)
      return { ...graph, edges: graph.edges.filter((edge) => !gone.has(edge.id)) }
    }
    case 'set-node': {
      const ways: string[] = outcomesOf(edit.node)
      const nodes = graph.nodes.map((node) => (node.id === edit.node.id ? edit.node : node))
      if (!nodes.includes(edit.node)) throw misfit()
      const edges = graph.edges.filter((edge) => edge.from !== edit.node.id || ways.includes(edge.outcome))
      return { ...graph, nodes, edges }
    }
    case 'set-rounds':
      return {
        ...graph,
        edges: graph.edges.map((edge) => (edge.id === edit.id ? withRounds(edge, edit.maxRounds) : edge)),
      }
    case 'insert-on-edge': {
      const edge = graph.edges.find((each) => each.id === edit.edge)
      const [onward] = outcomesOf(edit.node)
      if (!edge || graph.nodes.some((node) => node.id === edit.node.id)) throw misfit()
      const entered = changed(changed(graph, { do: 'add-node', node: edit.node }), {
        ...edge,
        do: 'connect',
        to: edit.node.id,
      })
      if (!onward) return entered
      return changed(entered, { do: 'connect', from: edit.node.id, outcome: onward, to: edge.to })
    }
    case 'replace':
      return { ...edit.graph, schema: graph.schema }
    case 'several':
      return edit.edits.reduce(changed, graph)
    case 'restore': {
      const { drop, put } = edit
      const nodes = restored(graph.nodes, drop.nodes, put.nodes)
      const edges = restored(graph.edges, drop.edges, put.edges)
      return withLists({ ...graph, nodes, edges }, drop, put)
    }
  }
}

const moved = <T extends { position: Point }>(thing: T, to: Point | undefined): T =>
  to && (to.x !== thing.position.x || to.y !== thing.position.y)
    ? { ...thing, position: { x: to.x, y: to.y } }
    : thing

function withRounds({ maxRounds: _, ...edge }: RouteEdge, maxRounds: number | undefined): RouteEdge {
  return maxRounds === undefined ? edge : { ...edge, maxRounds }
}

/** Compares by identity: edits keep what they do not touch, in its order. */
function wayBack(before: RouteGraph, after: RouteGraph): Edit {
  const nodes = difference(before.nodes, after.nodes)
  const edges = difference(before.edges, after.edges)
  const beside = listsBack(before, after)
  return {
    do: 'restore',
    drop: { nodes: nodes.drop, edges: edges.drop, ...beside.drop },
    put: { nodes: nodes.put, edges: edges.put, ...beside.put },
  }
}
