import type { RouteGraph } from '#lib/route/graph.ts'
import { layOut } from './layout.ts'

self.addEventListener('message', (event: MessageEvent<RouteGraph>) => {
  self.postMessage(layOut(event.data))
})
