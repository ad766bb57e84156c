import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, installPackages } from './install.mjs'
import { projectFolder } from './project.mjs'

// npm run bench [pure] [ingest] [flow] [pages] [canvas]; the last two need a browser and run when they are named. BENCH_RUNS
// and BENCH_SECONDS change how long it takes.
const say = (line) => console.error(`· ${line}`)
const runs = Number(process.env.BENCH_RUNS || 5)
const seconds = Number(process.env.BENCH_SECONDS || 5)
const asked = process.argv.slice(2)
const wants = (part) => asked.length === 0 || asked.includes(part)
const few = Math.min(runs, 3)

checkNode()
installPackages(say)
const { build } = await import('./build.mjs')
const { startBenchStack, startWholeStack } = await import('./bench/stack.mjs')
const { measureIngest } = await import('./bench/ingest.mjs')
const { measureFlows } = await import('./bench/flows.mjs')
const { measurePages } = await import('./bench/pages.mjs')
const { measureCanvas } = await import('./bench/canvas.mjs')
const { measurePure } = await import('./bench/pure.mjs')
const { printFlow, printIngest, printPure } = await import('./bench/print.mjs')
const { printCanvas, printPages } = await import('./bench/print-window.mjs')

const load = () => os.loadavg().map((value) => Number(value.toFixed(2)))
const result = { at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, runs, seconds }
await build(say)
result.load = { before: load() }
if (wants('pure')) result.pure = await measurePure({ runs, say })
if (wants('ingest'))
  result.ingest = await onStack(startBenchStack, (stack) => measureIngest({ ...stack, runs, seconds, say }))
if (wants('flow'))
  result.flow = await onStack(startWholeStack, (stack) => measureFlows({ ...stack, runs: few, say }))
if (asked.includes('pages'))
  result.pages = await onStack(startWholeStack, (stack) => measurePages(stack, { runs: few, say }))
if (asked.includes('canvas'))
  result.canvas = await onStack(startWholeStack, (stack) => measureCanvas(stack, { runs: few, say }))
result.load.after = load()

console.log(
  `\nDatabase, product, lab and load generator on the same ${result.cpus} cores, synchronous_commit on.`,
)
console.log(
  `Load of the machine before ${result.load.before.join(' ')}, after ${result.load.after.join(' ')}.`,
)
if (result.pure) {
  console.log(`\nSimulated runs, by the time of one processor. Medians of ${runs} runs.\n`)
  printPure(result.pure)
}
if (result.ingest) {
  console.log(`\nRequests checked, durable and answered. Medians of ${runs} runs of ${seconds} s.\n`)
  printIngest(result.ingest)
}
if (result.flow) {
  console.log(`\nAfter the acknowledgement. Medians of ${few} runs.\n`)
  printFlow(result.flow)
}
if (result.pages) {
  console.log(`\nPages in Chromium with nothing in the cache. Medians of ${few} runs.\n`)
  printPages(result.pages)
}
if (result.canvas) {
  console.log(`\nThe canvas in Chromium without a graphics processor. Medians of ${few} runs.\n`)
  printCanvas(result.canvas)
}
const file = path.join(projectFolder, '.data', 'bench.json')
fs.writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
console.log(`\nWritten to ${path.relative(projectFolder, file)}`)

async function onStack(start, measure) {
  const stack = await start(say)
  try {
    return await measure(stack)
  } finally {
    await stack.stop()
  }
}
