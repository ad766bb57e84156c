import type { EmulatorRequest, EmulatorResponse } from './emulator.ts'

/** Values of the named parts of a route's pattern, percent-decoded. */
export type PathParams = Readonly<Record<string, string>>

/** Answers one request; thrown errors travel to the caller of `handle`. */
export type RouteHandler = (given: {
  request: EmulatorRequest
  params: PathParams
}) => EmulatorResponse | Promise<EmulatorResponse>

/** Paths of one emulator. Routes are tried in the order in which they were added. */
export interface Router {
  /**
   * `pattern` is a path below the mount: '/V3/GetDocument', '/accounts/:accountId/envelopes' (one segment),
   * '/files/*path' (the rest, slashes included). Method '*' takes any. Literal segments match without regard to
   * case, repeated and trailing slashes do not matter.
   */
  on(method: string, pattern: string, handler: RouteHandler): Router
  /** Undefined when no pattern fits; 405 with `Allow` when the path is known under other methods only. */
  handle(request: EmulatorRequest): Promise<EmulatorResponse | undefined>
}

type Route = { method: string; segments: string[]; handler: RouteHandler }

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '')

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const match = (pattern: readonly string[], path: readonly string[]): PathParams | undefined => {
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    if (expected.startsWith('*')) {
      params[expected.slice(1) || 'rest'] = path.slice(index).map(decoded).join('/')
      return params
    }
    const actual = path[index]
    if (actual === undefined) return undefined
    if (expected.startsWith(':')) params[expected.slice(1)] = decoded(actual)
    else if (expected.toLowerCase() !== decoded(actual).toLowerCase()) return undefined
  }
  return pattern.length === path.length ? params : undefined
}

/** An empty router for one emulator. */
export const createRouter = (): Router => {
  const routes: Route[] = []
  const router: Router = {
    on(method, pattern, handler) {
      routes.push({ method: method.toUpperCase(), segments: segmentsOf(pattern), handler })
      return router
    },
    async handle(request) {
      const path = segmentsOf(request.path)
      const allowed = new Set<string>()
      for (const route of routes) {
        const params = match(route.segments, path)
        if (!params) continue
        if (route.method === '*' || route.method === request.method.toUpperCase())
          return route.handler({ request, params })
        allowed.add(route.method)
      }
      if (allowed.size === 0) return undefined
      const allow = [...allowed].sort().join(', ')
      return { status: 405, headers: { allow }, body: { error: `This path answers ${allow} only.` } }
    },
  }
  return router
}
