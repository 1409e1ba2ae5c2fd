import { expect, test } from 'vitest'
import { packAssigned, spectrumBars, unpackAssigned } from '#components/neuron/spectrum-paths.ts'
import { noReason } from '#lib/neuron/reasons-record.ts'

test('each reason is one path, adjacent bars of a height joined, the weakest still seen', () => {
  const bars = spectrumBars([4, 4, 2, 2, 0.01], Uint8Array.of(0, 0, 1, 0, 1))
  expect(bars).toEqual([
    { reason: 0, path: 'M0 64V0h2V64M3 64V32h1V64', examples: 3 },
    { reason: 1, path: 'M2 64V32h1V64M4 64V60h1V64', examples: 2 },
  ])
})

test('examples without a reason come last, and all are without one where none were told', () => {
  expect(spectrumBars([2, 1], Uint8Array.of(noReason, 0)).map(({ reason }) => reason)).toEqual([0, null])
  expect(spectrumBars([2, 1, 1], null)).toEqual([{ reason: null, path: 'M0 64V0h1V32h2V64', examples: 3 }])
  expect(spectrumBars([], null)).toEqual([])
})

test('a thousand examples of ten reasons that take turns stay small', () => {
  const activations = Array.from({ length: 1000 }, (_, i) => 2 - i / 1000)
  const bars = spectrumBars(
    activations,
    Uint8Array.from(activations, (_, i) => i % 10),
  )
  expect(bars).toHaveLength(10)
  expect(bars.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(17_000)
})

test('reasons by place come back from their digits', () => {
  const assigned = Uint8Array.of(0, 9, noReason, 3)
  expect(packAssigned(assigned)).toBe('09-3')
  expect(unpackAssigned('09-3')).toEqual(assigned)
})
