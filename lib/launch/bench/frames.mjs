import { pause } from '../postgres-running.mjs'

/** Times between frames, milliseconds, while something is done to the page. */
export async function framesWhile(page, act) {
  await page.evaluate(() => {
    const times = []
    const note = (at) => {
      times.push(at)
      globalThis.benchFrame = requestAnimationFrame(note)
    }
    globalThis.benchTimes = times
    globalThis.benchFrame = requestAnimationFrame(note)
  })
  await act()
  const times = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.benchFrame)
    return globalThis.benchTimes
  })
  return times.slice(1).map((at, index) => at - times[index])
}

/** The value below which so large a share of them lies. */
export function share(values, part) {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/**
 * Times between frames that Chromium has drawn, milliseconds, by its own trace; the main thread may have been asked for
 * more. Moves come all the time, so a longer time is a frame that was late.
 */
export async function drawnWhile(page, act) {
  const browser = page.context().browser()
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame'] })
  const asked = await framesWhile(page, act)
  const { traceEvents } = JSON.parse(await browser.stopTracing())
  const byTree = new Map()
  for (const { name, args, ts } of traceEvents) {
    if (name === 'DrawFrame')
      byTree.set(args.layerTreeId, [...(byTree.get(args.layerTreeId) ?? []), ts / 1000])
  }
  const [most = []] = [...byTree.values()].toSorted((one, other) => other.length - one.length)
  const times = most.toSorted((one, other) => one - other)
  return { asked, drawn: times.slice(1).map((at, index) => at - times[index]) }
}

const betweenMovesMs = 8

/** Moves the pressed pointer to and fro, more often than frames come and without waiting for them, for so long. */
export async function dragAbout(page, from, forMs) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const began = performance.now()
  const moves = []
  for (let at = 0; at < forMs; at = performance.now() - began) {
    const turn = at / 200
    moves.push(page.mouse.move(from.x + Math.sin(turn) * 120, from.y + Math.sin(turn * 0.7) * 80))
    await pause(betweenMovesMs)
  }
  await Promise.all(moves)
  await page.mouse.up()
}

/** Frames that were drawn, and those for which the main thread was asked. */
export const framesOf = (gesture, { drawn, asked }) => ({
  [`${gesture}P50Ms`]: share(drawn, 0.5),
  [`${gesture}P95Ms`]: share(drawn, 0.95),
  [`${gesture}MainP95Ms`]: share(asked, 0.95),
})

/** What the page holds on its heap after a cleaning, MB. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1048576
}
