import { ask } from '../postgres-running.mjs'
import { projectFolder } from '../project.mjs'
import { drawnRoute } from './drawn-route.mjs'
import { dragAbout, framesWhile, heapOf, share } from './frames.mjs'
import { median, medians } from './median.mjs'
import { openWindow } from './window.mjs'

const sizes = [200, 500, 2_000]
const gestureMs = 2_000

/** The designer with routes of several sizes: until it is ready, frames of a pan and of dragging everything, layout. */
export async function measureCanvas(stack, { runs, say }) {
  const window = await openWindow(stack)
  try {
    const found = []
    for (const size of sizes) {
      const id = await putRoute(stack, size)
      const seen = []
      for (let run = 0; run < runs; run++) {
        say(`canvas of ${size} nodes, run ${run + 1} of ${runs}`)
        seen.push(await oneRun(window, `${stack.url}/routes/${id}`))
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
    const pan = await framesWhile(page, () => dragAbout(page, empty, gestureMs))
    const drag = await dragFrames(page)
    return {
      readyMs,
      panP95Ms: share(pan, 0.95),
      dragP95Ms: share(drag, 0.95),
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

/** Everything is selected and the card in the middle is pulled about. */
async function dragFrames(page) {
  const at = await page.evaluate(middleCard)
  await page.mouse.click(at.x, at.y)
  await page.keyboard.press('Control+a')
  const selected = await page.locator('.react-flow__node.selected').count()
  const frames = await framesWhile(page, () => dragAbout(page, at, gestureMs))
  if (selected < 2) throw new Error('Nothing was selected to be dragged.')
  await page.keyboard.press('Control+z')
  return frames
}

/** Runs in the page: a point on the card nearest to the middle of the canvas. */
function middleCard() {
  const canvas = document.querySelector('.react-flow').getBoundingClientRect()
  const middle = { x: canvas.x + canvas.width / 2 - 100, y: canvas.y + canvas.height / 2 }
  const points = [...document.querySelectorAll('.react-flow__node')].map((card) => {
    const box = card.getBoundingClientRect()
    return { x: box.x + box.width / 3, y: box.y + Math.min(20, box.height / 2) }
  })
  const away = (point) => Math.hypot(point.x - middle.x, point.y - middle.y)
  return points.sort((one, other) => away(one) - away(other))[0]
}

/** The layout's button from press to the end of its work, and the longest task of the main thread meanwhile. */
async function layOut(page) {
  await page.evaluate(() => {
    globalThis.benchTasks = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.benchTasks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  const button = page.getByRole('button', { name: 'Разложить' })
  const began = performance.now()
  await button.click()
  await button
    .and(page.locator('[aria-busy]'))
    .waitFor({ state: 'attached' })
    .catch(() => {})
  await button.and(page.locator(':not([aria-busy])')).waitFor({ state: 'attached' })
  const layoutMs = performance.now() - began
  const tasks = await page.evaluate(() => globalThis.benchTasks)
  return { layoutMs, layoutTaskMs: Math.max(0, ...tasks) }
}

/** The verifier itself, in the browser, on the largest route that the product allows. */
async function measureVerify(window) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: ['lib/launch/bench/verify-here.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  })
  const page = await window.open()
  try {
    await page.evaluate(outputFiles[0].text)
    const seen = await page.evaluate(
      ([graph, times]) => globalThis.verifyHere(graph, times),
      [drawnRoute(200), 30],
    )
    return { nodes: 200, firstMs: seen.ms[0], ms: median(seen.ms), findings: seen.findings }
  } finally {
    await page.context().close()
  }
}
