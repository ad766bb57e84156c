import { expect, it } from 'vitest'
import { eventStream } from './event-stream.ts'

const opened = () => {
  const leaving = new AbortController()
  const stops: string[] = []
  let tell: (told: unknown) => void = () => {}
  const request = new Request('http://127.0.0.1/', { signal: leaving.signal })
  const response = eventStream(request, (given) => {
    tell = given
    return () => stops.push('stopped')
  })
  const reader = response.body?.getReader()
  if (!reader) throw new Error('there is no stream')
  const read = async () => new TextDecoder().decode((await reader.read()).value)
  return { leaving, reader, read, response, stops, tell: (told: unknown) => tell(told) }
}

it('tells what it is given, one event each', async () => {
  const { read, reader, response, tell } = opened()
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(await read()).toBe('retry: 1000\n\n')
  tell({ ids: ['a'] })
  expect(await read()).toBe('data: {"ids":["a"]}\n\n')
  await reader.cancel()
})

it('is stopped once, also when both sides end it', async () => {
  const { leaving, reader, stops } = opened()
  leaving.abort()
  await reader.cancel()
  expect(stops).toEqual(['stopped'])
})

it('a reader who went away without a word is noticed', async () => {
  const { reader, stops, tell } = opened()
  await reader.cancel()
  tell('late')
  expect(stops).toEqual(['stopped'])
})
