import { z } from 'zod'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { besideLists, listOf, withList } from './beside.ts'
import type { RouteGraph } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { limits } from './limits.ts'
import { groupSchema, noteSchema, scenarioSchema } from './schema-beside.ts'
import { edgeSchema, nodeSchema } from './schema-node.ts'

/** The stored form of a route. Structure only: what a route lacks to be published is for the verifier to say. */
export const graphSchema = z
  .strictObject({
    schema: z.literal(1),
    nodes: z.array(nodeSchema).max(limits.nodes),
    edges: z.array(edgeSchema).max(limits.edges),
    groups: z.array(groupSchema).max(limits.groups).optional(),
    notes: z.array(noteSchema).max(limits.notes).optional(),
    scenarios: z.array(scenarioSchema).max(limits.scenarios).optional(),
  })
  .superRefine((graph, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const nodes = new Map<string, (typeof graph.nodes)[number]>()
    graph.nodes.forEach((node, at) => {
      if (nodes.has(node.id)) wrong(['nodes', at, 'id'], `= ${node.id} ×2`)
      nodes.set(node.id, node)
    })
    const seen = new Set<string>()
    graph.edges.forEach((edge, at) => {
      const from = nodes.get(edge.from)
      if (!from) wrong(['edges', at, 'from'], `→ ${edge.from}?`)
      else if (!outcomesOf(from).includes(edge.outcome))
        wrong(['edges', at, 'outcome'], `${edge.outcome} ∉ ${from.kind}`)
      if (!nodes.has(edge.to)) wrong(['edges', at, 'to'], `→ ${edge.to}?`)
      for (const key of [`id ${edge.id}`, `${edge.from} ${edge.outcome}`]) {
        if (seen.has(key)) wrong(['edges', at], `= ${key} ×2`)
        seen.add(key)
      }
    })
    const members = new Set<string>()
    graph.groups?.forEach((group, at) => {
      for (const id of group.nodes) {
        if (!nodes.has(id)) wrong(['groups', at, 'nodes'], `→ ${id}?`)
        if (members.has(id)) wrong(['groups', at, 'nodes'], `= ${id} ×2`)
        members.add(id)
      }
    })
    for (const list of besideLists) {
      // Notes lie on the canvas among the nodes, so they share their names.
      const taken = new Set(list === 'notes' ? nodes.keys() : [])
      graph[list]?.forEach(({ id }, at) => {
        if (taken.has(id)) wrong([list, at, 'id'], `= ${id} ×2`)
        taken.add(id)
      })
    }
  })

/** Turns stored form n into n + 1. Index 0 would upgrade version 0, which never existed. */
const upgrades: readonly ((stored: Record<string, unknown>) => Record<string, unknown>)[] = [
  (stored) => ({ ...stored, schema: 1 }),
]

function upgraded(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('schema' in stored)) return stored
  let form = stored as Record<string, unknown>
  for (let version = form.schema; typeof version === 'number' && version >= 1; version = form.schema) {
    const upgrade = upgrades[version]
    if (!upgrade) break
    form = upgrade(form)
  }
  return form
}

const withoutEmptyLists = (read: z.infer<typeof graphSchema>): RouteGraph =>
  besideLists.reduce<RouteGraph>((graph, list) => withList(graph, list, listOf(graph, list)), read)

const most = 5
const place = (path: PropertyKey[]) =>
  path.reduce<string>(
    (so, key) => so + (typeof key === 'number' ? `[${key}]` : `${so ? '.' : ''}${String(key)}`),
    '',
  )

/** The kinds of nodes, where one was misspelt: the reader of a union does not tell them. */
const choices = (path: PropertyKey[]) =>
  path.at(-1) === 'kind' ? ` (${nodeSchema.options.map((option) => option.shape.kind.value).join(', ')})` : ''

function places(unread: unknown, error: z.core.$ZodErrorMap): string {
  const issues = graphSchema.safeParse(unread, { error }).error?.issues ?? []
  const told = issues
    .slice(0, most)
    .map((issue) => `${place(issue.path) || 'route'}: ${issue.message}${choices(issue.path)}`)
  return told.join('; ') + (issues.length > most ? `; +${issues.length - most}` : '')
}

/**
 * Reads a stored or received graph, upgrading older forms. Throws Refused 422 that lists the places that cannot be
 * read; nothing is repaired silently.
 */
export function parseGraph(unread: unknown): RouteGraph {
  const form = upgraded(unread)
  const read = graphSchema.safeParse(form)
  if (read.success) return withoutEmptyLists(read.data)
  throw new Refused(422, {
    code: 'route-unreadable',
    text: say(
      `Маршрут записан с ошибками: ${places(form, z.locales.ru().localeError)}.`,
      `The route is not written correctly: ${places(form, z.locales.en().localeError)}.`,
    ),
    cure: say(
      'Исправьте указанные места и отправьте маршрут снова; сохранённый черновик не изменён.',
      'Correct these places and send the route again; the stored draft has not been changed.',
    ),
    detail: {
      places: read.error.issues.map((issue) => ({ path: place(issue.path), message: issue.message })),
    },
  })
}
