import { describe, expect, test } from 'vitest'
import { type LogitShape, logitClass, logitThresholds } from '#lib/analysis/logit-class.ts'
import { countedTokens, inverseColumnNorms, vocabularyMoments } from '#lib/analysis/vocabulary-moments.ts'
import { centralMoments, momentsFromCentral } from '#lib/numeric/moments.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const ones = (n: number) => new Float64Array(n).fill(1)
const ids = (n: number) => Uint32Array.from({ length: n }, (_, i) => i)
const moments = (values: number[]) => vocabularyMoments(values, ones(values.length), ids(values.length))!

describe('moments over the vocabulary', () => {
  test('of d = V = 2, W_U = I and w_out = (1, -1): effects (1, -1), cosines +-0.71, mean 0, variance 0.5, kurtosis 1', () => {
    const effects = [1, -1]
    const weight = inverseColumnNorms(Float32Array.of(1, 0, 0, 1), 2).map(inverse => inverse / Math.SQRT2)
    const shape = vocabularyMoments(effects, weight, ids(2))!
    expect([shape.mean, shape.skewness]).toEqual([0, 0])
    expect(shape.variance).toBeCloseTo(0.5, 12)
    expect(shape.kurtosis).toBeCloseTo(1, 12)
  })

  test('of one large entry in 64, centred, are skewed 7.8 with kurtosis 62', () => {
    const effects = Array.from({ length: 64 }, (_, v) => (v === 1 ? 63 / 64 : -1 / 64))
    expect(moments(effects).kurtosis).toBeCloseTo(62, 0)
    expect(moments(effects).skewness).toBeCloseTo(7.8, 1)
  })

  test('agree with the moments of lib/numeric, whose kurtosis is 3 less', () => {
    const values = Array.from({ length: 300 }, normalFrom(seededRandom(4)))
    const other = momentsFromCentral(centralMoments(values))
    expect(moments(values).variance).toBeCloseTo(other.variance, 12)
    expect(moments(values).skewness).toBeCloseTo(other.skewness!, 10)
    expect(moments(values).kurtosis! - 3).toBeCloseTo(other.kurtosis!, 10)
  })

  test('leave out padded ids and columns of zeros', () => {
    const weight = inverseColumnNorms(Float32Array.of(1, 0, 2, 5), 4)
    expect([...countedTokens(weight, 3)]).toEqual([0, 2])
    expect(vocabularyMoments([3, 99, 4, 99], weight, countedTokens(weight, 3))!.mean).toBe(2.5)
  })

  test('have no shape where all values are equal, and are null without a token', () => {
    expect(moments([0.3, 0.3, 0.3])).toEqual({
      mean: expect.closeTo(0.3, 12),
      variance: 0,
      skewness: null,
      kurtosis: null,
    })
    expect(vocabularyMoments([], [], [])).toBeNull()
    expect(vocabularyMoments([Number.NaN], [1], [0])).toBeNull()
  })
})

describe('class of the logit effect', () => {
  const shape = (variance: number, kurtosis: number, skewness: number, norm = 1): LogitShape => ({
    moments: { mean: 0, variance, skewness, kurtosis },
    norm,
  })
  const layer = [
    ...Array.from({ length: 198 }, (_, i) => shape(0.002 + i * 1e-5, 3, 0.1)),
    shape(0.001, 3, 0, 9),
    shape(0.02, 2, 0),
  ]
  const thresholds = logitThresholds(layer)!

  test('is prediction or suppression by the sign of the skewness where kurtosis is above 10', () => {
    expect(logitClass(shape(0.002, 62, 7.8), thresholds)).toBe('prediction')
    expect(logitClass(shape(0.002, 62, -7.8), thresholds)).toBe('suppression')
  })

  test('is partition at the top of the layer in variance, entropy for a long w_out with the least variance, else none', () => {
    expect(logitClass(layer[199], thresholds)).toBe('partition')
    expect(logitClass(layer[198], thresholds)).toBe('entropy')
    expect(logitClass(layer[50], thresholds)).toBe('none')
  })

  test('is null for a dead neuron, none where all neurons are alike', () => {
    expect(logitClass({ moments: null, norm: 0 }, thresholds)).toBeNull()
    expect(logitThresholds([{ moments: null, norm: 0 }])).toBeNull()
    const alike = [shape(0.1, 3, 0), shape(0.1, 3, 0)]
    expect(alike.map(one => logitClass(one, logitThresholds(alike)!))).toEqual(['none', 'none'])
  })
})
