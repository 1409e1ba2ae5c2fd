import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countTests } from '#workers/checks/count-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'soluscope-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('a step without report counts as one', () => {
  expect(countTests(undefined, true)).toEqual({ passed: 1, failed: 0 })
  expect(countTests(undefined, false)).toEqual({ passed: 0, failed: 1 })
  expect(countTests(join(folder, 'missing.json'), false)).toEqual({ passed: 0, failed: 1 })
})

test("Vitest's report gives its tests", () => {
  expect(countTests(report({ numPassedTests: 7, numFailedTests: 2 }), false)).toEqual({ passed: 7, failed: 2 })
})

test('a file that does not load fails the step although no test failed', () => {
  expect(countTests(report({ numPassedTests: 7, numFailedTests: 0 }), false)).toEqual({ passed: 7, failed: 1 })
})

test("Playwright's report gives its tests, those that passed at the second try included", () => {
  const stats = { expected: 4, flaky: 1, unexpected: 0, skipped: 0 }
  expect(countTests(report({ stats }), true)).toEqual({ passed: 5, failed: 0 })
})
