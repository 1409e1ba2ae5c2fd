import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, countTests } from '#workers/checks/count-tests.ts'
import { runStep } from '#workers/checks/run-step.ts'
import { planSteps } from '#workers/checks/steps.ts'

/**
 * Runs the named checks (none = all), each even when one before it failed, and prints how each went and, last,
 * `N passed, N failed`. Returns the exit code.
 */
export async function runChecks(names: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'soluscope-checks-'))
  const steps = planSteps(folder)
  const unknown = names.filter(name => !steps.some(step => step.name === name))
  if (unknown.length > 0) {
    console.error(`unknown check ${unknown.join(', ')}: there are ${steps.map(step => step.name).join(', ')}`)
    return 1
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

  const summary: string[] = []
  const total: Counts = { passed: 0, failed: 0 }
  for (const step of steps) {
    if (stop.signal.aborted || (names.length > 0 && !names.includes(step.name))) continue
    console.log(`\n== ${step.name}`)
    const started = Date.now()
    const succeeded = await runStep(step.args, { NEXT_TELEMETRY_DISABLED: '1', ...step.environment }, stop.signal)
    const { passed, failed } = countTests(step.report, succeeded)
    total.passed += passed
    total.failed += failed
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    summary.push(
      `${step.name.padEnd(10)}${succeeded ? 'ok' : 'FAILED'}: ${passed} passed, ${failed} failed (${seconds} s)`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  console.log(`\n${summary.join('\n')}`)
  if (stop.signal.aborted) console.log('stopped before the end')
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || stop.signal.aborted ? 1 : 0
}
