/** A sign of life often enough that nothing between us and the browser takes the silence for an end. */
const breathMs = 20_000

/**
 * Server-sent events until the reader goes away. `subscribe` is given the way to tell something and answers how to
 * stop; it is stopped once, whichever side ends first.
 */
export function eventStream(
  request: Request,
  subscribe: (tell: (told: unknown) => void) => () => void,
): Response {
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
      const unsubscribe = subscribe((told) => write(`data: ${JSON.stringify(told)}\n\n`))
      const breath = setInterval(() => write(': \n\n'), breathMs)
      close = () => {
        close = () => {}
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
