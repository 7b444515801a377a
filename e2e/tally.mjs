import { readFileSync } from 'node:fs'

/**
 * How many tests there were of each outcome.
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * What a step amounts to that either succeeds or does not, such as checking types: a failure counts as one.
 *
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOfStep(exitCode) {
  return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
}

/**
 * Reads the JSON report of Vitest. A file that could not be loaded counts as one failed test.
 *
 * @param {string} file
 * @param {number} exitCode what Vitest ended with
 */
export function tallyOfVitest(file, exitCode) {
  return tallyOfReport(file, exitCode, (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
      /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */ (
        report
      )
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
    )
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
    }
  })
}

/**
 * Reads the JSON report of Playwright. A test that passed only when tried again counts as failed.
 *
 * @param {string} file
 * @param {number} exitCode what Playwright ended with
 */
export function tallyOfPlaywright(file, exitCode) {
  return tallyOfReport(file, exitCode, (report) => {
    const { stats, errors } =
      /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} */ (
        report
      )
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
  })
}

/**
 * A run that failed without a failed test, left no report or ran no test counts as one failure.
 *
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: unknown) => Tally} read
 * @returns {Tally}
 */
function tallyOfReport(file, exitCode, read) {
  const tally = readReport(file, read)
  const ran = tally.passed + tally.failed + tally.skipped > 0
  return tally.failed === 0 && (exitCode !== 0 || !ran) ? { ...tally, failed: 1 } : tally
}

/**
 * @param {string} file
 * @param {(report: unknown) => Tally} read
 * @returns {Tally}
 */
function readReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
