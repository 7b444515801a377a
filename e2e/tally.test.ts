import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sum, tallyOfPlaywright, tallyOfStep, tallyOfVitest } from './tally.mjs'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recto-tally-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function reported(report: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

const unit = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }
const whole = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }

test('the outcomes of both kinds of reports are counted', () => {
  expect(tallyOfVitest(reported(unit), 1)).toEqual({ passed: 3, failed: 1, skipped: 3 })
  expect(tallyOfPlaywright(reported(whole), 1)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test('a file of tests that could not be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(tallyOfVitest(reported({ ...unit, testResults }), 1).failed).toBe(2)
})

test('a run that failed without a failed test is a failure', () => {
  expect(tallyOfVitest(reported({ ...unit, numFailedTests: 0 }), 1).failed).toBe(1)
})

test('a run without any test, or without a report, is a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(tallyOfPlaywright(reported({ stats, errors: [] }), 0).failed).toBe(1)
  expect(tallyOfPlaywright(join(folder, 'gone.json'), 0).failed).toBe(1)
})

test('steps and runs add up', () => {
  const passed = { passed: 2, failed: 0, skipped: 1 }
  expect(sum([tallyOfStep(0), tallyOfStep(2), passed])).toEqual({ passed: 2, failed: 1, skipped: 1 })
})
