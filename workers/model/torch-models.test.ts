import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { openWeights } from '#lib/inference/open-weights.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { tensorShapes } from '#lib/model/tensor-shapes.ts'
import { goldenDistances } from '#workers/model/testing/check-golden.ts'
import { copyTorchModels, torchNames } from '#workers/model/testing/torch-fixture.ts'

const { root, remove } = copyTorchModels()
afterAll(remove)

const worst = (distances: Map<string, number>): number => [...distances.values()].reduce((a, b) => Math.max(a, b))

it('has every published configuration', () => {
  expect(torchNames).toHaveLength(34)
})

describe.each(torchNames)('%s', name => {
  const folder = join(root, name)

  it('loads with exactly its keys and shapes, and computes what an independent implementation does', async () => {
    const { weights } = await loadModel(folder)
    const shapes = [...weights.tensors].map(([key, { shape }]) => [key, shape])
    expect(shapes).toEqual([...tensorShapes(weights.config)].map(([key, { shape }]) => [key, shape]))
    expect(weights.tensors.get('unembed.b_U')?.data).toEqual(new Float32Array(weights.config.dVocab))
    for (const attention of ['plain', 'fused'] as const) {
      const distances = await goldenDistances(folder, weights, { attention })
      const sites = weights.config.attnOnly ? 0 : weights.config.actFn === 'solu_ln' ? 2 : 1
      expect(distances.size).toBe(2 + (sites > 0 ? 1 : 0) + sites * weights.config.nLayers)
      expect(worst(distances), attention).toBeLessThan(1e-4)
    }
  })

  it('gives the same log-probs when folded', async () => {
    const { weights } = await loadModel(folder)
    expect(worst(await goldenDistances(folder, foldWeights(weights), { onlyLogProbs: true }))).toBeLessThan(1e-4)
  })
})

it('takes norms, final RMS norm and positions from the old files, not from their config', async () => {
  const config = async (name: string) => (await loadModel(join(root, name))).weights.config
  expect(await config('solu-2l-pile')).toMatchObject({ finalRms: true, normalizationType: 'LN' })
  expect(await config('solu-4l-pile')).toMatchObject({ finalRms: true, normalizationType: 'LNPre' })
  expect(await config('solu-8l-pile')).toMatchObject({ finalRms: false, normalizationType: 'LN' })
  expect(await config('attn-only-2l-demo')).toMatchObject({
    normalizationType: 'none',
    positionalEmbeddingType: 'shortformer',
  })
  expect((await loadModel(join(root, 'solu-2l-pile'))).rawConfig).toMatchObject({
    final_rms: true,
    normalization: 'LN',
    bos_token_id: 0,
  })
})

it('reads buffers of a file but no weights out of them', () => {
  const file = openWeights(join(root, 'solu-1l', 'model_final.pth'))
  expect(file.shapes.get('blocks.0.attn.mask')).toEqual([12, 12])
  expect(file.shapes.get('blocks.0.attn.IGNORE')).toEqual([])
  expect(() => file.pieces('blocks.0.attn.mask')).toThrow('tensor blocks.0.attn.mask is BOOL; wanted F32, F16 or BF16')
  file.close()
})

describe('other ways to hold the same numbers', () => {
  const of = (file: string) => loadModel(join(root, 'solu-1l', file))

  it.each(['half.pth', 'views.pth', 'checkpoints/tokens_000060293120.pth'])('%s', async file => {
    const { weights, weightsHash } = await loadModel(join(root, 'solu-1l'))
    const other = await of(file)
    expect(other.weightsHash).toBe(weightsHash)
    expect(other.weights.tensors).toEqual(weights.tensors)
    expect(other.folder).toBe(join(root, 'solu-1l', file))
  })

  it('bfloat.pth, rounded', async () => {
    const { weights } = await loadModel(join(root, 'solu-1l'))
    const rounded = (await of('bfloat.pth')).weights
    for (const [key, { data }] of weights.tensors) {
      const other = rounded.tensors.get(key)?.data ?? []
      for (const [i, value] of data.entries())
        expect(Math.abs(value - other[i])).toBeLessThanOrEqual(Math.abs(value) / 256)
    }
  })

  it('names a checkpoint after its folder and itself', async () => {
    expect((await of('checkpoints/tokens_000060293120.pth')).name).toBe('solu-1l-tokens_000060293120')
    expect((await of('model_final.pth')).name).toBe('solu-1l')
  })
})

it('refuses numbers of another kind, and the format before 1.6 with the way out', async () => {
  await expect(loadModel(join(root, 'solu-1l', 'legacy.pth'))).rejects.toThrow(
    /format of PyTorch before 1\.6; write it anew with python3 -c "import torch; torch\.save\(torch\.load\('OLD\.pth'/,
  )
  const file = openWeights(join(root, 'solu-1l', 'double.pth'))
  expect(() => file.pieces('embed.W_E')).toThrow('torch file: tensor embed.W_E is F64; wanted F32, F16 or BF16')
  file.close()
})
