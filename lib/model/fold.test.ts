import { describe, expect, it } from 'vitest'
import { centreAxis } from '#lib/model/centre.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import type { Weights } from '#lib/model/weights.ts'

const tokens = [0, 7, 39, 12, 12, 3, 25, 18]
const targets = [7, 39, 12, 12, 3, 25, 18, 1]

/** Largest difference of the log-probs of two models on a fixed row. */
function logProbGap(a: Weights, b: Weights): number {
  const [x, y] = [a, b].map(weights => referenceLogProbs(referenceRun(weights, tokens), targets))
  return x.reduce((most, value, i) => Math.max(most, Math.abs(value - y[i])), 0)
}

describe('foldWeights', () => {
  const variants: [string, Partial<ModelConfig>][] = [
    ['a SoLU model', {}],
    ['an attention-only model', { attnOnly: true, dMlp: 0 }],
    ['a model with final RMS norm', { finalRms: true }],
    ['a GELU model', { actFn: 'gelu', nLayers: 1 }],
  ]
  it.each(variants)('leaves the log-probs of %s as they were', (_, changes) => {
    const weights = randomWeights({ ...smallConfig, ...changes }, 5)
    const folded = foldWeights(weights)
    // In float64 only the rounding of the folded weights to float32 is left.
    expect(logProbGap(weights, folded)).toBeLessThan(1e-5)
    expect(folded.tensors.get('unembed.W_U')!.data).not.toEqual(weights.tensors.get('unembed.W_U')!.data)
  })

  it('keeps pre and mid, and turns post into the plain normalised mid', () => {
    const weights = randomWeights(smallConfig, 6)
    const raw = referenceRun(weights, tokens).activations
    const folded = referenceRun(foldWeights(weights), tokens).activations
    for (const site of ['pre', 'mid']) {
      const [a, b] = [raw, folded].map(run => run.get(`blocks.1.mlp.hook_${site}`)![4])
      for (let i = 0; i < a.length; i++) expect(Math.abs(a[i] - b[i])).toBeLessThan(1e-5)
    }
    const post = folded.get('blocks.1.mlp.hook_post')![4]
    expect(post.reduce((sum, value) => sum + value, 0) / post.length).toBeCloseTo(0, 6)
    expect(post.reduce((sum, value) => sum + value ** 2, 0) / post.length).toBeCloseTo(1, 2)
    expect(raw.get('blocks.1.mlp.hook_post')![4][0]).not.toBeCloseTo(post[0], 2)
  })

  it('leaves LayerNorm weights 1, biases 0, centred writing weights and no value bias', () => {
    const weights = randomWeights(smallConfig, 7)
    const before = weights.tensors.get('blocks.0.ln1.w')!.data.slice()
    const { tensors } = foldWeights(weights)
    for (const key of ['blocks.0.ln1', 'blocks.1.ln2', 'blocks.1.mlp.ln', 'ln_final']) {
      expect(new Set(tensors.get(`${key}.w`)!.data)).toEqual(new Set([1]))
      expect(new Set(tensors.get(`${key}.b`)!.data)).toEqual(new Set([0]))
    }
    expect(new Set(tensors.get('blocks.0.attn.b_V')!.data)).toEqual(new Set([0]))
    const row = tensors.get('blocks.0.mlp.W_out')!.data.subarray(16, 32)
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5)
    expect(weights.tensors.get('blocks.0.ln1.w')!.data).toEqual(before)
  })
})

describe('centreAxis', () => {
  it('centres over the middle axis only', () => {
    const data = Float32Array.of(1, 10, 3, 20, 5, 0, 7, 2) // [2, 2, 2]
    centreAxis(data, 2, 2)
    expect([...data]).toEqual([-1, -5, 1, 5, -1, -1, 1, 1])
  })
})
