import { describe, expect, it } from 'vitest'
import type { ModelConfig } from '#lib/model/config.ts'
import type { Tensor } from '#lib/model/tensor.ts'
import { tensorShapes } from '#lib/model/tensor-shapes.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { checkWeights, parameterCount } from '#lib/model/weights.ts'

/** A good state dict of `config` with changes; undefined takes a tensor out. */
function stateDict(config: ModelConfig, changes: Record<string, Tensor | undefined> = {}): Map<string, Tensor> {
  const tensors = new Map(randomWeights(config, 1).tensors)
  for (const [key, tensor] of Object.entries(changes)) {
    if (tensor) tensors.set(key, tensor)
    else tensors.delete(key)
  }
  return tensors
}

describe('checkWeights', () => {
  it('takes exactly the keys of the config', () => {
    const { tensors } = checkWeights(smallConfig, stateDict(smallConfig))
    expect([...tensors.keys()]).toEqual([...tensorShapes(smallConfig).keys()])
    expect(tensors.size).toBe(2 + 2 * 18 + 4)
    const attnOnly = { ...smallConfig, attnOnly: true, dMlp: 0 }
    expect([...tensorShapes(attnOnly).keys()].filter(key => /mlp|ln2/.test(key))).toEqual([])
    expect(tensorShapes({ ...smallConfig, actFn: 'relu' }).has('blocks.0.mlp.ln.w')).toBe(false)
    expect(tensorShapes({ ...smallConfig, finalRms: true }).has('ln_final.b')).toBe(false)
  })

  it('drops buffers and fills in a missing unembedding bias', () => {
    const mask = { shape: [1], data: Float32Array.of(Number.NaN) }
    const dict = stateDict(smallConfig, { 'unembed.b_U': undefined, 'blocks.0.attn.mask': mask })
    dict.set('blocks.1.attn.IGNORE', { shape: [], data: Float32Array.of(-1e5) })
    const { tensors } = checkWeights(smallConfig, dict)
    expect(tensors.get('unembed.b_U')).toEqual({ shape: [40], data: new Float32Array(40) })
    expect(tensors.has('blocks.0.attn.mask')).toBe(false)
  })

  it('fills in folded LayerNorms of an LNPre model, and uses those that are there', () => {
    const config = { ...smallConfig, normalizationType: 'LNPre' as const }
    const given = { shape: [16], data: new Float32Array(16).fill(3) }
    const dict = stateDict(config, { 'blocks.0.ln1.w': undefined, 'blocks.0.ln1.b': undefined, 'ln_final.w': given })
    const { tensors } = checkWeights(config, dict)
    expect(tensors.get('blocks.0.ln1.w')!.data).toEqual(new Float32Array(16).fill(1))
    expect(tensors.get('blocks.0.ln1.b')!.data).toEqual(new Float32Array(16))
    expect(tensors.get('ln_final.w')).toBe(given)
  })

  it.each([
    [{ 'ln_final.w': undefined }, 'weights: missing ln_final.w; the file does not fit config.json'],
    [{ 'extra.w': { shape: [1], data: Float32Array.of(1) } }, 'weights: unknown extra.w'],
    [
      { 'blocks.1.mlp.W_in': { shape: [32, 16], data: new Float32Array(512) } },
      'weights: blocks.1.mlp.W_in has shape [32, 16], config.json asks for [16, 32]',
    ],
    [
      { 'ln_final.b': { shape: [16], data: new Float32Array(15) } },
      'weights: ln_final.b has 15 values, its shape [16] needs others',
    ],
    [
      { 'ln_final.b': { shape: [16], data: new Float32Array(16).fill(Number.NaN, 5, 6) } },
      'weights: ln_final.b holds NaN at index 5; every weight must be finite',
    ],
    [
      { 'ln_final.b': { shape: [16], data: new Float32Array(16).fill(-Infinity, 0, 1) } },
      'weights: ln_final.b holds -Infinity at index 0',
    ],
  ])('refuses what does not fit: %#', (changes, message) => {
    expect(() => checkWeights(smallConfig, stateDict(smallConfig, changes))).toThrow(message)
  })

  it('names three missing tensors and counts the rest', () => {
    expect(() => checkWeights(smallConfig, new Map())).toThrow(
      /missing embed\.W_E, pos_embed\.W_pos, blocks\.0\.ln1\.w and 38 more;/,
    )
  })
})

it('counts parameters', () => {
  const block = 4 * 16 * 16 + 4 * 16 + 4 * 16 + 2 * 16 * 32 + 32 + 16 + 2 * 32
  expect(parameterCount(smallConfig)).toBe(40 * 16 * 2 + 16 * 16 + 2 * block + 2 * 16 + 40)
})
