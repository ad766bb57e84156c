import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../project.mjs'
import { drawnRoute } from './drawn-route.mjs'
import { medians } from './median.mjs'
import { walkedRoute } from './walked-route.mjs'

const moves = 20_000
const perSecond = ({ moves: made, decisions, ms }) => ({
  movesPerSecond: (made / ms) * 1000,
  stepsPerSecond: (decisions / ms) * 1000,
})

/** Parts without a database or a page: how much of simulated runs is made in a second of the processor: moves, and steps,
 * which are decisions of the engine as production stores them. */
export async function measurePure({ runs, say }) {
  const { simulateHere } = await load()
  const routes = [
    { name: 'ten steps, two forks, ways back', graph: walkedRoute() },
    { name: '200 nodes', graph: drawnRoute(200) },
  ]
  return routes.map(({ name, graph }) => {
    say(`simulating: ${name}`)
    // The first one is for the compiler.
    simulateHere(graph, moves)
    const seen = Array.from({ length: runs }, () => perSecond(simulateHere(graph, moves)))
    return { name, ...medians(seen), runs: seen }
  })
}

async function load() {
  const { build } = await import('esbuild')
  const outfile = path.join(projectFolder, 'dist', 'bench-simulate.js')
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['lib/launch/bench/simulate-here.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}
