import type { ServerResponse } from 'node:http'

/** What has changed, for whoever looks at the lab page. */
export type News = 'state' | 'calls' | 'clock' | 'faults' | 'reset'

/** Pages that want to know when to read again, by server-sent events. */
export interface Live {
  join(response: ServerResponse): void
  /** Many changes in a short time make one message. */
  tell(news: News): void
  close(): void
}

const gatherMs = 120
const heartbeatMs = 20_000

/** A stream without listeners. */
export const createLive = (): Live => {
  const listeners = new Set<ServerResponse>()
  const pending = new Set<News>()
  let timer: NodeJS.Timeout | undefined
  const write = (text: string) => {
    for (const listener of listeners) listener.write(text)
  }
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  const flush = () => {
    timer = undefined
    write(`data: ${JSON.stringify([...pending])}\n\n`)
    pending.clear()
  }
  return {
    join(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      })
      response.write('retry: 1000\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },
    tell(news) {
      if (listeners.size === 0) return
      pending.add(news)
      timer ??= setTimeout(flush, gatherMs).unref()
    },
    close() {
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
}
