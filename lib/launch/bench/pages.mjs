import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { ask, pause } from '../postgres-running.mjs'
import { framesWhile, heapOf, share } from './frames.mjs'
import { labAt } from './lab.mjs'
import { medians } from './median.mjs'
import { openWindow } from './window.mjs'

const many = 1_000
/** Everything that a page loads by itself has come when nothing was asked for so long. */
const quietMs = 700

/** Every page of the frame: scripts, what a reader waits for, requests elsewhere; then a long list being scrolled. */
export async function measurePages(stack, { runs, say }) {
  const ids = await fill(stack)
  const window = await openWindow(stack)
  try {
    const found = []
    for (const [name, path, budgetKb] of [
      ['envelopes', '/', 150],
      ['routes', '/routes', 150],
      ['mappings', '/mappings', 150],
      ['connections', '/connections', 150],
      ['operations', '/operations', 150],
      ['settings', '/settings', 150],
      ['one envelope', `/envelopes/${ids.envelope}`, null],
      ['designer', `/routes/${ids.route}`, 250],
    ]) {
      const seen = []
      for (let run = 0; run < runs; run++) {
        say(`page ${name}, run ${run + 1} of ${runs}`)
        seen.push(await oneVisit(window, stack.url, path))
      }
      const { foreign } = seen[0]
      found.push({
        name,
        path,
        budgetKb,
        ...medians(seen),
        foreign,
        faults: await faultsOf(window, stack.url + path),
      })
    }
    say(`a list of ${many} rows`)
    const lists = []
    for (let run = 0; run < runs; run++) lists.push(await scrollList(window, stack.url))
    return { pages: found, list: { rows: many, ...medians(lists) } }
  } finally {
    await window.close()
  }
}

/** One envelope that is really under way, then a thousand finished ones that only lists show; answers ids to visit. */
async function fill({ databaseUrl, labUrl }) {
  const lab = labAt(labUrl)
  await lab.hurry()
  const [route] = await ask(databaseUrl, (sql) => sql`select id, name from route order by id limit 1`)
  await lab.runRobot(await lab.makeDeal('Сделка для замера'), route.name)
  const envelope = await firstEnvelope(databaseUrl)
  const reason = {
    ...{ text: { ru: 'Подписано.', en: 'Completed.' }, since: new Date().toISOString() },
    ...{ mood: 'over', cure: null, buttons: [] },
  }
  await ask(
    databaseUrl,
    (sql) => sql`
      insert into envelope (id, portal_id, route_id, version_id, entity_type_id, item_id, title, responsible_name,
                            status, phase, mood, reason, state, started_at, changed_at, finished_at)
      select gen_random_uuid(), portal_id, route_id, version_id, 2, (700000 + n)::text, 'Договор поставки ' || n,
             'Игорь Мельников', case when n % 5 = 0 then 'declined' else 'completed' end, 'over', 'over',
             ${sql.json(reason)}, state, now(), now(), now()
      from envelope, generate_series(1, ${many}::int) n where id = ${envelope}`,
  )
  return { route: route.id, envelope }
}

async function firstEnvelope(databaseUrl) {
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await ask(databaseUrl, (sql) => sql`select id from envelope limit 1`)
    if (row) return row.id
    await pause(100)
  }
  throw new Error('The robot has started no envelope.')
}

async function oneVisit(window, origin, path) {
  const page = await window.open()
  const scripts = []
  const foreign = []
  let requests = 0
  page.on('request', (request) => {
    requests += 1
    const { origin: asked, protocol } = new URL(request.url())
    if (!/^(data|blob):$/.test(protocol) && asked !== origin) foreign.push(request.url())
  })
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response.body())
  })
  try {
    await page.addInitScript(notePaints)
    await page.goto(origin + path)
    await quiet(page)
    const bodies = await Promise.all(scripts)
    const felt = await page.evaluate(() => globalThis.benchPaints())
    return {
      scriptKb: bodies.reduce((total, body) => total + gzipSync(body).length, 0) / 1000,
      ...{ requests, ...felt, foreign },
    }
  } finally {
    await page.context().close()
  }
}

/** Runs in the page: first and largest paint, shifts, and the time in which long tasks blocked it. */
function notePaints() {
  const felt = { fcpMs: 0, lcpMs: 0, cls: 0, tbtMs: 0 }
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') felt.fcpMs = entry.startTime
  })
  watch('largest-contentful-paint', (entry) => {
    felt.lcpMs = entry.startTime
  })
  watch('layout-shift', (entry) => {
    if (!entry.hadRecentInput) felt.cls += entry.value
  })
  watch('longtask', (entry) => {
    felt.tbtMs += Math.max(0, entry.duration - 50)
  })
  globalThis.benchPaints = () => felt
}

async function quiet(page) {
  let last = performance.now()
  page.on('request', () => {
    last = performance.now()
  })
  await page.waitForLoadState('load')
  while (performance.now() - last < quietMs) await page.evaluate(() => new Promise(requestAnimationFrame))
}

/** What axe finds on the page by WCAG 2.2 AA. */
async function faultsOf(window, url) {
  const page = await window.open()
  try {
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    return violations.map(({ id }) => id)
  } finally {
    await page.context().close()
  }
}

/** The dashboard with all rows shown, scrolled through by the wheel. */
async function scrollList(window, origin) {
  const page = await window.open()
  try {
    await page.goto(origin)
    const rows = page.locator('tbody tr')
    const more = page.getByRole('button', { name: 'Показать ещё' })
    await more.waitFor()
    for (
      let count = await rows.count();
      count < many && (await more.count()) > 0;
      count = await rows.count()
    ) {
      await more.click()
      await page.waitForFunction((held) => document.querySelectorAll('tbody tr').length > held, count)
    }
    await page.mouse.move(700, 500)
    const frames = await framesWhile(page, async () => {
      for (let step = 0; step < 120; step++) await page.mouse.wheel(0, step < 60 ? 500 : -500)
    })
    return { scrollP95Ms: share(frames, 0.95), heapMb: await heapOf(page), shown: await rows.count() }
  } finally {
    await page.context().close()
  }
}
