import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, installPackages } from './install.mjs'
import { projectFolder } from './project.mjs'

const say = (line) => console.error(`· ${line}`)
const runs = Number(process.env.BENCH_RUNS || 5)
const seconds = Number(process.env.BENCH_SECONDS || 5)

checkNode()
installPackages(say)
const { build } = await import('./build.mjs')
const { startBenchStack } = await import('./bench/stack.mjs')
const { measureIngest } = await import('./bench/ingest.mjs')
const { table } = await import('./bench/median.mjs')

await build(say)
const load = () => os.loadavg().map((value) => value.toFixed(2))
const before = load()
const stack = await startBenchStack(say)
const result = { at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, runs, seconds }
try {
  result.ingest = await measureIngest({ ...stack, runs, seconds, say })
} finally {
  await stack.stop()
}
result.load = { before, after: load() }

console.log(
  `\nRequests checked, durable and answered; database and load generator on the same ${result.cpus} cores.`,
)
console.log(
  `Medians of ${runs} runs of ${seconds} s; synchronous_commit on; load before ${before}, after ${result.load.after}.\n`,
)
const number = (value, digits = 0) => (value === undefined ? '' : value.toFixed(digits))
const single = (connections) =>
  result.ingest.find((row) => row.what === 'one commit each' && row.connections === connections)?.perSecond ??
  1
console.log(
  table(
    ['what', 'at once', 'per s', 'p50 ms', 'p99 ms', 'web µs each', 'stored/acks', '× one commit each'],
    result.ingest.map((row) => [
      row.what,
      row.connections,
      number(row.perSecond),
      number(row.p50Ms, 2),
      number(row.p99Ms, 2),
      number(row.webCpuUs),
      row.acknowledged === undefined ? '' : `${sum(row.runs, 'stored')}/${sum(row.runs, 'acknowledged')}`,
      number(row.perSecond / single(row.connections), 2),
    ]),
  ),
)
const file = path.join(projectFolder, '.data', 'bench.json')
fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
fs.writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
console.log(`\nWritten to ${path.relative(projectFolder, file)}`)

function sum(rows, name) {
  return rows.reduce((total, row) => total + row[name], 0)
}
