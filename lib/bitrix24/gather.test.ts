import { expect, it } from 'vitest'
import { createGatherer } from './gather.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('gathers ids while a reading is under way, and bounds a reading', async () => {
  const readings: string[][] = []
  const open: (() => void)[] = []
  const read = createGatherer<string>(2, async (ids) => {
    readings.push(ids)
    await new Promise<void>((resolve) => open.push(resolve))
    return new Map(ids.filter((id) => id !== 'gone').map((id) => [id, `value of ${id}`]))
  })
  const first = [read('a'), read('b')]
  await settle()
  const later = [read('a'), read('a'), read('gone'), read('c')]
  while (open.length > 0) {
    open.shift()?.()
    await settle()
  }
  expect(readings).toEqual([['a', 'b'], ['a', 'gone'], ['c']])
  expect(await Promise.all(first)).toEqual(['value of a', 'value of b'])
  expect(await Promise.all(later)).toEqual(['value of a', 'value of a', undefined, 'value of c'])
})

it('fails those whose reading failed, and reads on', async () => {
  let broken = true
  const read = createGatherer<string>(10, async (ids) => {
    if (broken) throw new Error('no')
    return new Map(ids.map((id) => [id, id]))
  })
  await expect(read('a')).rejects.toThrow('no')
  broken = false
  expect(await read('a')).toBe('a')
})
