import { expect, test } from 'vitest'
import { defaultRunSpec, neuroscopeRunSpec } from '#lib/neuron/run-spec.ts'
import { runHash } from '#workers/plan/run-hash.ts'

test('a run is named by 16 hex digits that change with each thing that determines its numbers', () => {
  const spec = defaultRunSpec('solu_ln')
  const name = runHash('w', 't', 'c', spec)
  expect(name).toMatch(/^[0-9a-f]{16}$/)
  expect(runHash('w', 't', 'c', { ...spec })).toBe(name)
  const others = [
    runHash('x', 't', 'c', spec),
    runHash('w', 'x', 'c', spec),
    runHash('w', 't', 'x', spec),
    runHash('w', 't', 'c', neuroscopeRunSpec('solu_ln')),
    runHash('w', 't', 'c', { ...spec, site: 'post' }),
  ]
  expect(new Set([name, ...others]).size).toBe(6)
})
