import fs from 'node:fs'

/** Counts of one stage of `npm test`. `skipped` is told but is neither passed nor failed. */
const counts = (passed, failed, skipped = 0) => ({ passed, failed, skipped })

/** A stage that is one check: it passes or fails as a whole. */
export const countCheck = (code) => (code === 0 ? counts(1, 0) : counts(0, 1))

/** Reads Vitest's JSON report. A file that could not even be loaded, or an error outside tests, is a failure. */
export function countVitest(file, code) {
  const report = readJson(file)
  if (!report) return counts(0, 1)
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  return withCode(counts(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests), code)
}

/** Reads Playwright's JSON report. */
export function countPlaywright(file, code) {
  const report = readJson(file)
  if (!report) return counts(0, 1)
  const { expected, unexpected, flaky, skipped } = report.stats
  return withCode(counts(expected + flaky, unexpected, skipped), code)
}

/** A runner that failed without a failed test failed all the same. */
const withCode = (counted, code) => (code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted)

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
