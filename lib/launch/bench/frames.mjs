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

/** Moves the pressed pointer to and fro, about once a frame, for so long. */
export async function dragAbout(page, from, forMs) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const began = performance.now()
  for (let step = 0; performance.now() - began < forMs; step++) {
    const turn = step / 12
    await page.mouse.move(from.x + Math.sin(turn) * 120, from.y + Math.sin(turn * 0.7) * 80)
  }
  await page.mouse.up()
}

/** What the page holds on its heap after a cleaning, MB. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1048576
}
