import { describe, expect, test } from 'vitest'
import { bandEnds, bandOf, nBands, purity, shuffledMonoMass } from '#lib/analysis/purity.ts'
import { wilsonInterval } from '#lib/analysis/wilson.ts'

describe('Wilson interval', () => {
  test('of 97 in 100 begins at 0.9155; of none in none is everything', () => {
    expect(wilsonInterval(97, 100)[0]).toBeCloseTo(0.9155, 4)
    expect(wilsonInterval(0, 0)).toEqual([0, 1])
    expect(wilsonInterval(20, 20)[1]).toBeCloseTo(1, 12)
  })
})

describe('bands', () => {
  test('contain their upper end, not their lower', () => {
    expect([0.02, 0.020001, 0.5, 0.51, 0.85, 3].map(bandOf)).toEqual([0, 1, 5, 6, 7, 8])
    expect([0, -1, Number.NaN].map(bandOf)).toEqual([-1, -1, -1])
  })
})

describe('purity', () => {
  const columns = (rows: number[][]) => rows.flat()
  const mass = [1, 1, 1, 1, 1, 1, 2, 2, 4]

  test('of class A above 0.5 and A, B half and half below: bands (.5,.7], (.7,.85], (.85,inf)', () => {
    const rows = bandEnds.map(end => (end > 0.5 ? [97, 3, 0] : [50, 50, 0]))
    const { runs, monoMass, bands } = purity(columns(rows), 2, mass)
    expect(runs).toEqual([{ reason: 0, from: 6, to: 8, examples: 300 }])
    expect(monoMass).toBe(8 / 14)
    expect(bands[8]).toMatchObject({ reason: 0, purity: 0.97, low: expect.closeTo(0.9155, 4) })
    expect(bands[0].purity).toBe(0.5)
  })

  test('takes the longest run of each reason, the stronger of equals, and needs 40 examples', () => {
    const rows = bandEnds.map((_, band) =>
      band < 2 ? [0, 100, 0] : band === 2 ? [50, 50, 0] : band === 4 ? [1, 1, 98] : [100, 0, 0],
    )
    expect(purity(columns(rows), 2, mass).runs).toEqual([
      { reason: 0, from: 5, to: 8, examples: 400 },
      { reason: 1, from: 0, to: 1, examples: 200 },
    ])
    const few = bandEnds.map((_, band) => (band === 8 ? [39, 0] : [0, 0]))
    expect(purity(columns(few), 1, mass).runs).toEqual([])
  })

  test('counts what belongs to no reason against all of them', () => {
    const rows = bandEnds.map(() => [10, 90])
    const { bands, runs, monoMass } = purity(columns(rows), 1, mass)
    expect([bands[0].purity, runs.length, monoMass]).toEqual([0.1, 0, 0])
  })

  test('shuffled among the bands: nothing of what levels tell apart, all of what one reason holds at every level', () => {
    const byLevel = bandEnds.map(end => (end > 0.35 ? [100, 0, 0] : [0, 100, 0]))
    expect(purity(columns(byLevel), 2, mass).monoMass).toBe(1)
    expect(shuffledMonoMass(columns(byLevel), 2, mass, 5)).toBe(0)
    const everywhere = bandEnds.map(() => [97, 3])
    expect(shuffledMonoMass(columns(everywhere), 1, mass, 5)).toBeGreaterThan(0.9)
    expect(shuffledMonoMass(columns(byLevel), 2, new Float64Array(nBands), 5)).toBeNull()
  })

  test('is null without examples or mass', () => {
    const { bands, monoMass } = purity(new Uint32Array(nBands * 2), 1, new Float64Array(nBands))
    expect(bands[3]).toEqual({ examples: 0, reason: null, purity: null, low: null, high: null })
    expect(monoMass).toBeNull()
  })
})
