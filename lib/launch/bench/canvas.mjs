import { ask } from '../postgres-running.mjs'
import { middleCard, runBare } from './bare-canvas.mjs'
import { bundleForPage } from './bundle-for-page.mjs'
import { drawnRoute } from './drawn-route.mjs'
import { dragAbout, drawnWhile, framesOf, heapOf } from './frames.mjs'
import { median, medians } from './median.mjs'
import { openWindow } from './window.mjs'

const gestureMs = 2_000
const afterLayoutMs = 500

/** The designer with routes of several sizes: until it is ready, frames of a pan and of dragging everything, layout. */
export async function measureCanvas(stack, { runs, say, sizes = [200, 500, 2_000] }) {
  const window = await openWindow(stack)
  try {
    const found = []
    for (const size of sizes) {
      const id = await putRoute(stack, size)
      const seen = []
      for (let run = 0; run < runs; run++) {
        say(`canvas of ${size} nodes, run ${run + 1} of ${runs}`)
        const own = await oneRun(window, `${stack.url}/routes/${id}`)
        seen.push({ ...own, ...(await runBare(window, size, gestureMs)) })
      }
      found.push({ nodes: size, ...medians(seen), runs: seen })
    }
    return { sizes: found, verify: await measureVerify(window) }
  } finally {
    await window.close()
  }
}

/** The demo's first route with this drawing as its draft; larger than the editor would allow is fine for drawing. */
async function putRoute({ databaseUrl }, size) {
  const graph = drawnRoute(size)
  const [kept] = await ask(databaseUrl, async (sql) => {
    await sql`update route set draft = ${sql.json(graph)} where id = (select id from route order by id limit 1)`
    return sql`select id from route order by id limit 1`
  })
  return kept.id
}

async function oneRun(window, url) {
  const page = await window.open()
  try {
    await page.addInitScript(noteReady)
    await page.goto(url)
    await page.waitForFunction(() => globalThis.benchReady !== undefined)
    const readyMs = await page.evaluate(() => globalThis.benchReady)
    await page.waitForLoadState('networkidle')
    const canvas = await page.getByTestId('canvas').boundingBox()
    const empty = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height - 24 }
    const pan = await drawnWhile(page, () => dragAbout(page, empty, gestureMs))
    const one = await dragOne(page)
    const drag = await dragFrames(page)
    return {
      readyMs,
      ...framesOf('pan', pan),
      ...framesOf('one', one),
      ...framesOf('drag', drag),
      cards: drag.cards,
      ...(await layOut(page)),
      heapMb: await heapOf(page),
    }
  } finally {
    await page.context().close()
  }
}

/** Runs in the page: the frame in which cards are on the screen, counted from the end of the server's answer. */
function noteReady() {
  const look = () => {
    const card = document.querySelector('.react-flow__node')
    const seen =
      card && card.getBoundingClientRect().width > 0 && getComputedStyle(card).visibility === 'visible'
    if (!seen) return requestAnimationFrame(look)
    const [answer] = performance.getEntriesByType('navigation')
    requestAnimationFrame((at) => {
      globalThis.benchReady = at - answer.responseEnd
    })
  }
  requestAnimationFrame(look)
}

/** One card is pulled about among the others, as people draw. */
async function dragOne(page) {
  const at = await page.evaluate(middleCard)
  const frames = await drawnWhile(page, () => dragAbout(page, at, gestureMs))
  await page.keyboard.press('Control+z')
  return frames
}

/** Everything is selected and the card in the middle is pulled about. */
async function dragFrames(page) {
  const at = await page.evaluate(middleCard)
  await page.mouse.click(at.x, at.y)
  await page.keyboard.press('Control+a')
  const selected = await page.locator('.react-flow__node.selected').count()
  const frames = await drawnWhile(page, () => dragAbout(page, at, gestureMs))
  if (selected < 2) throw new Error('Nothing was selected to be dragged.')
  await page.keyboard.press('Control+z')
  return { ...frames, cards: selected }
}

/** The layout's button from press to the end of its work, and the longest task of the main thread meanwhile. */
async function layOut(page) {
  await page.evaluate(noteLayout)
  await page.getByRole('button', { name: 'Разложить' }).click()
  await page.waitForFunction(() => globalThis.benchLayout.ms !== undefined)
  // A task is told of after it has ended.
  await page.waitForTimeout(afterLayoutMs)
  const { ms, tasks } = await page.evaluate(() => globalThis.benchLayout)
  return { layoutMs: ms, layoutTaskMs: Math.max(0, ...tasks) }
}

/** Runs in the page: from a press to the frame in which the button is no longer busy. */
function noteLayout() {
  const seen = { tasks: [] }
  globalThis.benchLayout = seen
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration)
  }).observe({ type: 'longtask' })
  let began
  let busy = false
  addEventListener('click', () => (began = performance.now()), { capture: true, once: true })
  const look = () => {
    const now = document.querySelector('[role=toolbar] [aria-busy]') !== null
    if (busy && !now) seen.ms = performance.now() - began
    else requestAnimationFrame(look)
    busy ||= now
  }
  requestAnimationFrame(look)
}

/** The verifier itself, in the browser, on the largest route that the product allows. */
async function measureVerify(window) {
  const page = await window.open()
  try {
    await page.evaluate(await bundleForPage('lib/launch/bench/verify-here.ts'))
    const seen = await page.evaluate(
      ([graph, times]) => globalThis.verifyHere(graph, times),
      [drawnRoute(200), 30],
    )
    return { nodes: 200, firstMs: seen.ms[0], ms: median(seen.ms), findings: seen.findings }
  } finally {
    await page.context().close()
  }
}
