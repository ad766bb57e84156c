import type { DurationsRead, FleetRead, FleetVersion, StandingRead } from './answer.ts'

/** What the fleet's page asks of the server. Each fails when there is no good answer. */
export type FleetDesk = {
  places(version: FleetVersion): Promise<FleetRead>
  durations(version: FleetVersion): Promise<DurationsRead>
  standing(
    version: FleetVersion,
    page: { node: string; cursor: string | null; limit: number },
  ): Promise<StandingRead>
}

/** The desk of a route. Plain reads, not acts of the page: those wait for one another. */
export function fleetDesk(routeId: string): FleetDesk {
  const ask = async (version: FleetVersion, asked: Record<string, string>) => {
    const query = new URLSearchParams({ version: String(version), ...asked })
    const answer = await fetch(`/routes/${routeId}/fleet?${query}`)
    if (!answer.ok) throw new Error(`fleet: ${answer.status}`)
    return answer.json()
  }
  return {
    places: (version) => ask(version, { part: 'places' }) as Promise<FleetRead>,
    durations: (version) => ask(version, { part: 'durations' }) as Promise<DurationsRead>,
    standing: (version, { node, cursor, limit }) =>
      ask(version, {
        part: 'standing',
        node,
        limit: String(limit),
        ...(cursor === null ? {} : { cursor }),
      }) as Promise<StandingRead>,
  }
}
