import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../project.mjs'
import { drawnRoute } from './drawn-route.mjs'
import { median } from './median.mjs'
import { walkedRoute } from './walked-route.mjs'

const steps = 20_000
const perSecond = ({ steps: made, ms }) => (made / ms) * 1000

/** Parts without a database or a page: how many moves of a simulated run are made in a second of the processor. */
export async function measurePure({ runs, say }) {
  const { simulateHere } = await load()
  const routes = [
    { name: 'ten steps, two forks, ways back', graph: walkedRoute() },
    { name: '200 nodes', graph: drawnRoute(200) },
  ]
  return routes.map(({ name, graph }) => {
    say(`simulating: ${name}`)
    // The first one is for the compiler.
    simulateHere(graph, steps)
    const seen = Array.from({ length: runs }, () => perSecond(simulateHere(graph, steps)))
    return { name, movesPerSecond: median(seen), runs: seen }
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
