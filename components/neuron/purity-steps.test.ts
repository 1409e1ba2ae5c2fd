import { expect, test } from 'vitest'
import { puritySteps, thinBands, widestRun } from '#components/neuron/purity-steps.ts'
import { nBands, purity } from '#lib/analysis/purity.ts'
import type { PurityCurve } from '#lib/analysis/purity-record.ts'

/** A curve from its examples by band: [of reason A, of reason B, of none]. */
function curveOf(bands: [number, number, number][]): PurityCurve {
  const mass = bands.map(() => 1 / nBands)
  return { site: 'mid', scale: 1, mass, ...purity(bands.flat(), 2, mass) }
}

const curve = curveOf([
  [0, 0, 0],
  [0, 0, 100],
  [50, 50, 0],
  [30, 70, 0],
  [0, 100, 0],
  [0, 100, 0],
  [20, 0, 0],
  [100, 0, 0],
  [100, 0, 0],
])
const frame = { width: 90, height: 100 }

test('each band with examples is a step in its largest reason, with its interval', () => {
  const { steps, whiskers, letters } = puritySteps(curve, frame, 0.5)
  expect(new Map(steps.map(({ reason, path }) => [reason, path]))).toEqual(
    new Map([
      [null, 'M12 100h6'],
      [0, 'M22 50h6M62 0h6M72 0h6M82 0h6'],
      [1, 'M32 30h6M42 0h6M52 0h6'],
    ]),
  )
  expect(whiskers.match(/M/g)).toHaveLength(8)
  expect(whiskers).toContain('M25 59.6V40.4')
  expect(letters).toEqual([
    { reason: 0, x: 27, y: 50 },
    { reason: 1, x: 37, y: 30 },
    { reason: 0, x: 67, y: 0 },
  ])
})

test('bands with under 40 examples are thin', () => {
  expect(thinBands(curve).flatMap((thin, i) => (thin ? [i] : []))).toEqual([0, 6])
})

test('the widest run wins, and of equally wide ones that with more examples', () => {
  expect(widestRun(curve)).toMatchObject({ reason: 0, from: 6, to: 8 })
  const [a, b] = [
    { reason: 0, from: 7, to: 8, examples: 120 },
    { reason: 1, from: 0, to: 1, examples: 200 },
  ]
  expect(widestRun({ runs: [a, b] })).toBe(b)
  expect(widestRun({ runs: [b, a] })).toBe(b)
  expect(widestRun({ runs: [] })).toBeNull()
})
