import type { RouteGraph } from '#lib/route/graph.ts'
import type { layOut } from './layout.ts'

type Places = ReturnType<typeof layOut>

/** Lays the route out off the main thread; where no worker can be started, on it. */
export async function runLayout(graph: RouteGraph): Promise<Places> {
  try {
    return await inWorker(graph)
  } catch {
    const { layOut: here } = await import('./layout.ts')
    return here(graph)
  }
}

function inWorker(graph: RouteGraph): Promise<Places> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', (event: MessageEvent<Places>) => {
      worker.terminate()
      resolve(event.data)
    })
    worker.addEventListener('error', (event) => {
      worker.terminate()
      reject(new Error(event.message))
    })
    worker.postMessage(graph)
  })
}
