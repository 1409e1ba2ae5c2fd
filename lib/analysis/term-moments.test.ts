import { describe, expect, test } from 'vitest'
import { binnedF1 } from '#lib/analysis/binned-f1.ts'
import { reverseEngineering } from '#lib/analysis/reverse-engineering.ts'
import { addFitted, addJudged, createTermMoments, fewestTerms, keptR2, termWords } from '#lib/analysis/term-moments.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Random terms of one neuron, each term `sizes[term]` times a number of -1 .. 1; pre is their sum and 0.5. */
function randomTerms(sizes: readonly number[], n: number, seed: number) {
  const random = seededRandom(seed)
  const terms = sizes.map(size => Float32Array.from({ length: n }, () => size * (2 * random() - 1)))
  const pre = Float32Array.from({ length: n }, (_, i) => terms.reduce((sum, values) => sum + values[i], 0.5))
  return { terms, pre }
}

function momentsOf(sizes: readonly number[]) {
  const fitted = randomTerms(sizes, 200, 1)
  const judged = randomTerms(sizes, 300, 2)
  const moments = createTermMoments(1, sizes.length)
  for (let i = 0; i < 200; i++) addFitted(moments, fitted.terms, i)
  for (let i = 0; i < 300; i++) addJudged(moments, judged.terms, judged.pre, i)
  return { fitted, judged, moments }
}

describe('R^2 of a list of terms', () => {
  const { fitted, judged, moments } = momentsOf([3, 1, 2, 0.5])
  const keptSums = ({ terms }: typeof fitted, kept: number) =>
    Float64Array.from(terms[0], (_, i) =>
      terms.reduce((sum, values, term) => sum + ((kept >> term) & 1) * values[i], 0.5),
    )
  test.each([0, 1, 2, 5, 12, 15])('from moments is that of the examples themselves: list %i', kept => {
    const part = (from: typeof fitted) => ({ kept: keptSums(from, kept), pre: from.pre, fires: new Uint8Array(300) })
    const { r2 } = reverseEngineering(part(fitted), part(judged))
    expect(keptR2(moments, 0, kept)).toBeCloseTo(r2!, 5)
  })

  test('is 1 for all terms', () => expect(keptR2(moments, 0, 15)).toBeCloseTo(1, 6))

  test('the fewest that reach a goal are named, the best of equally few', () => {
    expect(termWords(fewestTerms(moments, 0, 0.5)!, 4)).toBe('token')
    expect(termWords(fewestTerms(moments, 0, 0.85)!, 4)).toBe('token + head 0')
    expect(termWords(fewestTerms(moments, 0, 0.97)!, 4)).toBe('token + position + head 0')
    expect(termWords(fewestTerms(moments, 0, 0.9999)!, 4)).toBe('all terms')
    expect(termWords(0, 4)).toBe('biases alone')
  })

  test('lists longer than three terms are found too', () => {
    const even = momentsOf([1, 1, 1, 1, 1, 0.1]).moments
    expect(termWords(fewestTerms(even, 0, 0.98)!, 6)).toBe('token + position + head 0 + head 1 + head 2')
  })

  test('is null where pre never varies', () => {
    const flat = createTermMoments(1, 2)
    const zeros = [new Float32Array(1), new Float32Array(1)]
    for (let i = 0; i < 5; i++) {
      addFitted(flat, zeros, 0)
      addJudged(flat, zeros, Float32Array.of(-20), 0)
    }
    expect(keptR2(flat, 0, 3)).toBeNull()
    expect(fewestTerms(flat, 0)).toBeNull()
  })
})

describe('F1 of binned scores', () => {
  const counts = (...values: number[]) => Uint32Array.from(values)
  test('is 0.7273 for TP 8, FP 2, FN 4 at the threshold fitted elsewhere', () => {
    const fitted = { all: counts(90, 0, 10), fires: counts(0, 0, 10) }
    const judged = { all: counts(80, 10, 10), fires: counts(2, 2, 8) }
    expect(binnedF1(fitted, judged)).toBeCloseTo(0.7273, 4)
  })

  test('is null where nothing fires', () => {
    const silent = { all: counts(9, 1), fires: counts(0, 0) }
    const firing = { all: counts(9, 1), fires: counts(0, 1) }
    expect(binnedF1(silent, firing)).toBeNull()
    expect(binnedF1(firing, silent)).toBeNull()
    expect(binnedF1(firing, firing)).toBe(1)
  })
})
