import type { CatalogueConnection } from './catalogue.ts'
import type { StepNode } from './graph.ts'

/** The connection that would carry the step now: by id, or the first one of the provider; undefined when there is none. */
export function connectionOf<C extends Pick<CatalogueConnection, 'id' | 'provider'>>(
  step: StepNode,
  { connections }: { connections: readonly C[] },
): C | undefined {
  const choice = step.connection
  if (!choice) return undefined
  return connections.find((each) =>
    choice.by === 'connection' ? each.id === choice.connectionId : each.provider === choice.provider,
  )
}
