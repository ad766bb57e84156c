import type { Catalogue } from '#lib/route/catalogue.ts'
import type {
  ConnectionChoice,
  DocumentNode,
  EndNode,
  NodeId,
  Outcome,
  RouteEdge,
  RouteGraph,
  RouteInput,
  RouteNode,
  StepNode,
} from '#lib/route/graph.ts'
import { edgeIdOf } from '#lib/route/model.ts'
import { newNode } from '#lib/route/new-node.ts'
import { type Locale, type Sentence, say } from '#lib/sentence.ts'
import { placed } from './place.ts'
import { drawScenarios, type ScenarioSketch } from './rehearsal.ts'

/** Where a draft is made: the language of its titles, and the portal whose templates, people and connections it takes. */
export type Given = { locale: Locale; catalogue: Stock }

/** As much of a catalogue as drawing takes. */
type Stock = Pick<Catalogue, 'templates'> & { connections: readonly { provider: string }[] }

/** One node of a ready route, written once for all languages and portals. */
export type NodeSketch = { id: NodeId; provider?: string; draw(given: Given): RouteNode }

type Way = NodeId | readonly [to: NodeId, maxRounds: number]

/** A ready route of the gallery: plain data and the words around it. */
export type RouteSketch = {
  id: string
  title: Sentence
  /** What it is for, in one sentence. */
  purpose: Sentence
  nodes: readonly NodeSketch[]
  ways: Readonly<Record<NodeId, Partial<Record<Outcome, Way>>>>
  /** How it goes well, and how it does not: its author sees them played at once. */
  scenarios: readonly ScenarioSketch[]
}

const nowhere = { x: 0, y: 0 }

/** The draft of a new route. What the portal lacks is left to choose. */
export function drawSketch(sketch: RouteSketch, given: Given): RouteGraph {
  const edges = Object.entries(sketch.ways).flatMap(([from, ways]) =>
    Object.entries(ways).flatMap(([name, way]): RouteEdge[] => {
      if (way === undefined) return []
      const outcome = name as Outcome
      const id = edgeIdOf(from, outcome)
      if (typeof way === 'string') return [{ id, from, outcome, to: way }]
      return [{ id, from, outcome, to: way[0], maxRounds: way[1] }]
    }),
  )
  const nodes = sketch.nodes.map((node) => node.draw(given))
  return placed({ schema: 1, nodes, edges, scenarios: drawScenarios(sketch.scenarios, given.locale) })
}

/** Ids of the providers that the route is meant for, in the order of its steps. */
export const providersOf = (sketch: RouteSketch): string[] => [
  ...new Set(sketch.nodes.flatMap(({ provider }) => provider ?? [])),
]

/** Starts from deals; inputs become robot fields. */
export const start = (inputs: RouteInput[] = []): NodeSketch => ({
  id: 'start-1',
  draw: () => ({ ...newNode('start', 'start-1', nowhere), inputs }) as RouteNode,
})

/** A document from the first template of the portal whose name fits; none is taken in place of a missing one. */
export const fromTemplate = (id: NodeId, title: Sentence, like: RegExp): NodeSketch => ({
  id,
  draw: ({ locale, catalogue }) => {
    const templateId = catalogue.templates?.find((each) => like.test(each.name))?.id ?? ''
    return {
      id,
      kind: 'document',
      title: title[locale],
      position: nowhere,
      source: { from: 'template', templateId },
    }
  },
})

/** A document from any other source. */
export const document = (id: NodeId, title: Sentence, source: DocumentNode['source']): NodeSketch => ({
  id,
  draw: ({ locale }) => ({ id, kind: 'document', title: title[locale], position: nowhere, source }),
})

type StepSketch = Pick<StepNode, 'participants'> &
  Partial<Omit<StepNode, 'id' | 'kind' | 'title' | 'connection'>> & { by: string }

/** An approval, by `by`: the id of a provider. */
export const approve = (id: NodeId, title: Sentence, given: StepSketch): NodeSketch =>
  step('approve', id, title, given)

/** A signature, by `by`: the id of a provider. */
export const sign = (id: NodeId, title: Sentence, given: StepSketch): NodeSketch =>
  step('sign', id, title, given)

function step(kind: StepNode['kind'], id: NodeId, title: Sentence, { by, ...given }: StepSketch): NodeSketch {
  return {
    id,
    provider: by,
    draw: ({ locale, catalogue }) => {
      const connection = choiceOf(by, catalogue)
      return {
        ...(newNode(kind, id, nowhere) as StepNode),
        ...given,
        title: title[locale],
        connection,
        ...(connection ? {} : { note: intended(by)[locale] }),
      }
    },
  }
}

/** Any connection of the provider; where the portal has none, it is left to choose and the verifier says so. */
const choiceOf = (provider: string, { connections }: Stock): ConnectionChoice | null =>
  connections.some((each) => each.provider === provider) ? { by: 'provider', provider } : null

const intended = (provider: string): Sentence => {
  const name = providerTitles[provider] ?? say(provider, provider)
  return say(
    `Шаг рассчитан на ${name.ru}: подключите этот сервис или выберите другое подключение.`,
    `This step is meant for ${name.en}: connect it, or choose another connection.`,
  )
}

/** Names of the providers that routes of the gallery are meant for, also of those that this portal does not have. */
export const providerTitles: Readonly<Record<string, Sentence>> = {
  diadoc: say('Контур.Диадок', 'Kontur.Diadoc'),
  docusign: say('DocuSign', 'DocuSign'),
  'in-app': say('Inkroute', 'Inkroute'),
  saby: say('Saby', 'Saby'),
  'cryptopro-dss': say('КриптоПро DSS', 'CryptoPro DSS'),
}

/** An end; its title says what has happened. */
export const end = (id: NodeId, title: Sentence, outcome: EndNode['outcome']): NodeSketch => ({
  id,
  draw: ({ locale }) => ({ id, kind: 'end', title: title[locale], position: nowhere, outcome }),
})

/** A node of another kind, with whatever of it is words in the reader's language. */
export const other = (
  id: NodeId,
  draw: (locale: Locale) => Omit<RouteNode, 'id' | 'position'>,
): NodeSketch => ({
  id,
  draw: ({ locale }) => ({ ...draw(locale), id, position: nowhere }) as RouteNode,
})

/** An input in which a person of the portal is named. */
export const personInput = (name: string, label: Sentence): RouteInput => ({
  name,
  type: 'user',
  label,
  required: true,
})
