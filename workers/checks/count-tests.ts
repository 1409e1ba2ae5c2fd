import { existsSync, readFileSync } from 'node:fs'

/** Single tests of a step. */
export interface Counts {
  passed: number
  failed: number
}

/** What is read of Vitest's or Playwright's JSON report. */
interface Report {
  numPassedTests?: number
  numFailedTests?: number
  stats?: { expected: number; flaky: number; unexpected: number }
}

/**
 * Single tests of a step from the report (path) its runner wrote. A step without report, or whose runner failed without
 * naming a test (a file that does not load), counts as one.
 */
export function countTests(report: string | undefined, succeeded: boolean): Counts {
  const read = report && existsSync(report) ? readCounts(JSON.parse(readFileSync(report, 'utf8'))) : null
  const counts = read ?? { passed: succeeded ? 1 : 0, failed: 0 }
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

function readCounts({ numPassedTests, numFailedTests, stats }: Report): Counts | null {
  if (numPassedTests !== undefined) return { passed: numPassedTests, failed: numFailedTests ?? 0 }
  return stats ? { passed: stats.expected + stats.flaky, failed: stats.unexpected } : null
}
