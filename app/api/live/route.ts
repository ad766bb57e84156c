import { liveOf } from '#app/live.ts'
import { currentUser } from '#app/user.ts'

const breathMs = 20_000

/** Server-sent events: ids of changed envelopes of the reader's portal. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user || user.portalId === null) return new Response(null, { status: 401 })
  const { portalId } = user
  const encoder = new TextEncoder()
  let close = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          close()
        }
      }
      const unsubscribe = liveOf().subscribe(portalId, (ids) =>
        write(`data: ${JSON.stringify({ type: 'envelopes', ids })}\n\n`),
      )
      const breath = setInterval(() => write(': \n\n'), breathMs)
      close = () => {
        unsubscribe()
        clearInterval(breath)
      }
      request.signal.addEventListener('abort', () => {
        close()
        controller.close()
      })
      write('retry: 1000\n\n')
    },
    cancel: () => close(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}

export const dynamic = 'force-dynamic'
