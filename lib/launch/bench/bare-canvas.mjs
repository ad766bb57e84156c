import path from 'node:path'
import { projectFolder } from '../project.mjs'
import { bundleForPage } from './bundle-for-page.mjs'
import { drawnRoute } from './drawn-route.mjs'
import { dragAbout, drawnWhile, framesOf } from './frames.mjs'

/** The room that the designer leaves to its canvas while properties are open. */
const viewport = { width: 656, height: 804 }
const style = path.join(projectFolder, 'node_modules', '@xyflow', 'react', 'dist', 'base.css')

/** React Flow with plain cards in the same places: what the same drag costs without a designer. */
export async function runBare(window, size, gestureMs) {
  const page = await window.open({ viewport, bypassCSP: true })
  try {
    await page.setContent('<!doctype html><body style="margin:0;height:100vh"></body>')
    await page.addStyleTag({ path: style })
    await page.addScriptTag({ content: await bundleForPage('lib/launch/bench/bare-here.ts') })
    await page.evaluate((graph) => globalThis.bareHere(graph), drawnRoute(size))
    await page.locator('.react-flow__node.selected').first().waitFor()
    const at = await page.evaluate(middleCard)
    const drag = await drawnWhile(page, () => dragAbout(page, at, gestureMs))
    return { ...framesOf('bareDrag', drag), bareCards: await page.locator('.react-flow__node').count() }
  } finally {
    await page.context().close()
  }
}

/** Runs in the page: a point on the card nearest to the middle of the canvas. */
export function middleCard() {
  const canvas = document.querySelector('.react-flow').getBoundingClientRect()
  const middle = { x: canvas.x + canvas.width / 2 - 100, y: canvas.y + canvas.height / 2 }
  const points = [...document.querySelectorAll('.react-flow__node')].map((card) => {
    const box = card.getBoundingClientRect()
    return { x: box.x + box.width / 3, y: box.y + Math.min(20, box.height / 2) }
  })
  const away = (point) => Math.hypot(point.x - middle.x, point.y - middle.y)
  return points.sort((one, other) => away(one) - away(other))[0]
}
