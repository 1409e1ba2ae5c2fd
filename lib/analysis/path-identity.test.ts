import { describe, expect, test } from 'vitest'
import { pathIdentity } from '#lib/analysis/path-identity.ts'
import { bestThreshold, f1At, keptSum, reverseEngineering } from '#lib/analysis/reverse-engineering.ts'
import { parseModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceRun } from '#lib/model/testing/reference.ts'
import { checkWeights } from '#lib/model/weights.ts'

const weights = randomWeights({ ...smallConfig, nLayers: 1 }, 12)
const tokens = [0, 7, 31, 7, 12, 39, 2]
const pre = referenceRun(weights, tokens).activations.get('blocks.0.mlp.hook_pre')!

describe('path identity', () => {
  test('sums to the pre activation of random weights to 1e-10, at every position', () => {
    for (let pos = 0; pos < tokens.length; pos++)
      for (const neuron of [0, 5, 31]) {
        const identity = pathIdentity(weights, tokens, pos, neuron)
        expect(Math.abs(identity.pre - pre[pos][neuron])).toBeLessThan(1e-10)
      }
  })

  test('has a term for token, position, each head and source, and the biases; attention sums to 1 a head', () => {
    const { terms } = pathIdentity(weights, tokens, 3, 5)
    expect(terms.map(term => term.kind)).toEqual([
      'token',
      'position',
      ...Array(8).fill('head'),
      'attention bias',
      'neuron bias',
    ])
    const heads = terms.filter(term => term.kind === 'head')
    expect(heads.map(({ head, source }) => [head, source])).toEqual(
      [0, 1].flatMap(head => [0, 1, 2, 3].map(source => [head, source])),
    )
    for (const head of [0, 1]) {
      const sum = heads.filter(term => term.head === head).reduce((total, term) => total + term.attention, 0)
      expect(sum).toBeCloseTo(1, 12)
    }
  })

  test('gives the same terms for folded weights, up to their float32', () => {
    const raw = pathIdentity(weights, tokens, 4, 9)
    const folded = pathIdentity(foldWeights(weights), tokens, 4, 9)
    for (const [i, term] of raw.terms.entries()) expect(Math.abs(folded.terms[i].value - term.value)).toBeLessThan(1e-5)
  })

  test('of the planted q neuron is its token alone', () => {
    const files = plantedModel()
    const planted = checkWeights(parseModelConfig(files.config), readSafetensors(files.safetensors))
    const { terms, pre } = pathIdentity(planted, [plantedBos, 3, 16], 2, 0)
    expect(pre).toBeCloseTo(7.94, 2)
    expect(terms[0]).toEqual({ kind: 'token', value: expect.closeTo(pre, 10) })
  })

  test('is for one layer only', () => {
    expect(() => pathIdentity(randomWeights(smallConfig, 1), tokens, 0, 0)).toThrow('one layer')
  })
})

describe('reverse-engineering score', () => {
  const examples = Array.from({ length: 60 }, (_, i) => {
    const row = [0, (i * 7) % 40, (i * 11 + 3) % 40, (i * 5 + 1) % 40]
    return pathIdentity(weights, row, 3, 5)
  })
  const scored = (kept: Parameters<typeof keptSum>[1], part: typeof examples) => ({
    kept: part.map(({ terms }) => keptSum(terms, kept)),
    pre: part.map(example => example.pre),
    fires: part.map(example => Number(example.pre > 1)),
  })
  const score = (kept: Parameters<typeof keptSum>[1]) =>
    reverseEngineering(scored(kept, examples.slice(0, 30)), scored(kept, examples.slice(30)))

  test('is 1 with all terms, and says reversed', () => {
    const all = score(['token', 'position', 'head 0', 'head 1'])
    expect(all.r2).toBeCloseTo(1, 10)
    expect(all.f1).toBeGreaterThan(0.8)
    expect(all.reversed).toBe(true)
  })

  test('falls as terms are left out', () => {
    const all = score(['token', 'position', 'head 0', 'head 1']).r2!
    const token = score(['token']).r2!
    expect(token).toBeLessThan(all)
    expect(score([]).r2!).toBeLessThan(token)
  })

  test('has the best threshold of the training examples, and F1 0.7273 for TP 8, FP 2, FN 4', () => {
    expect(bestThreshold([5, 4, 3, 2, 1], [1, 1, 0, 1, 0])).toBe(2)
    expect(bestThreshold([2, 2, 1], [1, 0, 0])).toBe(2)
    expect(bestThreshold([1, 2], [0, 0])).toBeNull()
    const values = Array.from({ length: 100 }, (_, i) => Number(i < 10))
    const fires = Array.from({ length: 100 }, (_, i) => Number(i < 8 || (i >= 10 && i < 14)))
    expect(f1At(values, fires, 1)).toBeCloseTo(0.7273, 4)
    expect(f1At(values, new Uint8Array(100), 1)).toBeNull()
  })

  test('is null where pre never varies', () => {
    const flat = { kept: [1, 1], pre: [2, 2], fires: [0, 0] }
    expect(reverseEngineering(flat, flat)).toEqual({ r2: null, f1: null, reversed: false })
  })
})
