import { expect, test } from 'vitest'
import { createInHand } from './in-hand.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('an envelope is freed only while nobody works on it, and nobody begins meanwhile', async () => {
  const inHand = createInHand()
  const [working, freeing] = [gate(), gate()]
  const log: string[] = []
  const work = inHand.work('e', () => working.opened)
  expect(await inHand.free('e', async () => log.push('too early'))).toBe(false)
  expect(await inHand.free('other', async () => log.push('other'))).toBe(true)
  working.open()
  await work
  const freed = inHand.free('e', () => freeing.opened.then(() => log.push('freed')))
  const later = inHand.work('e', async () => log.push('later'))
  expect(await inHand.free('e', async () => log.push('twice'))).toBe(false)
  freeing.open()
  expect(await freed).toBe(true)
  await later
  expect(log).toEqual(['other', 'freed', 'later'])
})

test('work that fails leaves nothing in hand', async () => {
  const inHand = createInHand()
  await expect(inHand.work('e', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  await expect(inHand.free('e', () => Promise.reject(new Error('y')))).rejects.toThrow('y')
  expect(await inHand.work('e', async () => 1)).toBe(1)
  expect(await inHand.free('e', async () => {})).toBe(true)
})
