import { expect, test } from 'vitest'
import { nBands, purity } from '#lib/analysis/purity.ts'
import { decodePurity, encodePurity, type PurityCurve } from '#lib/analysis/purity-record.ts'

/** Two reasons and `other`: pure at the top, mixed in the middle, others below, nothing in the lowest band. */
const counts = [
  [0, 0, 0],
  [0, 0, 100],
  [50, 50, 0],
  [60, 30, 10],
  [97, 3, 0],
  [100, 0, 0],
  [0, 99, 1],
  [7, 0, 0],
  [33, 0, 0],
]
const mass = Array.from({ length: nBands }, (_, band) => band / 36)
const curve: PurityCurve = { site: 'mid', scale: 7.5, mass, ...purity(counts.flat(), 2, mass) }

test('curves come back as they were packed, bounds and all', () => {
  const empty = { site: 'post' as const, scale: 2, mass: mass.map(() => 0), ...purity(counts.flat().fill(0), 2, [0]) }
  const [mid, post] = decodePurity(encodePurity([curve, { ...empty, monoMass: null }]))
  expect(mid.bands).toEqual(curve.bands)
  expect(mid.runs).toEqual(curve.runs)
  expect(mid.runs.length).toBeGreaterThan(0)
  expect([mid.site, mid.scale]).toEqual(['mid', 7.5])
  expect(mid.monoMass).toBeCloseTo(curve.monoMass!, 6)
  for (const [band, share] of mass.entries()) expect(mid.mass[band]).toBeCloseTo(share, 6)
  expect(post).toEqual({ ...empty, monoMass: null })
})

test('another layout is refused', () => {
  const bytes = encodePurity([curve])
  bytes[0] = 7
  expect(() => decodePurity(bytes)).toThrow('purity: wanted layout version 1, got 7')
})
