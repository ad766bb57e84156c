import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest } from './report.mjs'

describe('counts of the test run', () => {
  let file: string
  beforeAll(async () => {
    file = path.join(await mkdtemp(path.join(os.tmpdir(), 'inkroute-report-')), 'report.json')
  })
  afterAll(() => rm(path.dirname(file), { recursive: true }))
  const vitest = async (report: object, code: number) => {
    await writeFile(file, JSON.stringify({ numPendingTests: 0, numTodoTests: 0, testResults: [], ...report }))
    return countVitest(file, code)
  }

  it('counts what the runner counted', async () => {
    const told = await vitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 }, 1)
    expect(told).toEqual({ passed: 5, failed: 1, skipped: 2 })
    await writeFile(file, JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 } }))
    expect(countPlaywright(file, 1)).toEqual({ passed: 4, failed: 1, skipped: 1 })
    expect([countCheck(0), countCheck(1)].map((counts) => counts.failed)).toEqual([0, 1])
  })

  it('counts a file that could not be loaded, though none of its tests failed', async () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
    ]
    expect((await vitest({ numPassedTests: 1, numFailedTests: 1, testResults }, 1)).failed).toBe(2)
  })

  it('never calls a runner passed that failed without a failed test, or wrote nothing', async () => {
    expect((await vitest({ numPassedTests: 9, numFailedTests: 0 }, 1)).failed).toBe(1)
    expect(countVitest(path.join(path.dirname(file), 'absent.json'), 1).failed).toBe(1)
    expect(countPlaywright(path.join(path.dirname(file), 'absent.json'), 0).failed).toBe(1)
  })
})
