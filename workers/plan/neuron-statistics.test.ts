import { expect, test } from 'vitest'
import { mergePartials } from '#lib/numeric/merge-partials.ts'
import { decodeMergedLayer } from '#lib/numeric/merged-layer.ts'
import { encodeScanPartial } from '#lib/numeric/scan-partial.ts'
import { addRow, createAccumulator, finishPartial } from '#workers/kernel/accumulator.ts'
import { loadKernel } from '#workers/kernel/kernel.ts'
import { neuronStatistics } from '#workers/plan/neuron-statistics.ts'
import { PermanentError } from '#workers/queue/work-error.ts'

/** A layer of one neuron over one row of these activations. */
const layerOf = async (...activations: number[]) => {
  const accumulator = createAccumulator({
    kernel: loadKernel(),
    spec: 'run:0',
    shard: 0,
    dMlp: 1,
    documents: [{ ordinal: 0, hash: 7n, nTokens: activations.length }],
    unit: 'document',
    tokensPerRow: activations.length,
    includeBos: false,
  })
  addRow(accumulator, 0, 0, Float32Array.from(activations))
  return decodeMergedLayer(await mergePartials([encodeScanPartial(finishPartial(accumulator))], { topK: 20 }))
}

test('the figures of a neuron, up to the largest activations that exact sums hold', async () => {
  expect(neuronStatistics(await layerOf(0, 2, 4), 0, 4, 4)).toMatchObject({ maxActivation: 4, mean: 2, dead: false })
  expect(neuronStatistics(await layerOf(0, 2e5), 0, 2e5, 2e5)).toMatchObject({ mean: 1e5, variance: 1e10 })
})

test('activations beyond that fail the run in one line instead of storing NaN', async () => {
  const layer = await layerOf(0, -3e5, 1)
  expect(() => neuronStatistics(layer, 0, 1, 1)).toThrow(PermanentError)
  expect(() => neuronStatistics(layer, 0, 1, 1)).toThrow(
    'neuron 0: activations from -300000 to 1 are too large for exact moments (their fourth powers sum to 2^72 or more); ' +
      "read another site, or check the model's weights",
  )
})
