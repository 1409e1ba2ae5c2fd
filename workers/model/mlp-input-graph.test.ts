import { expect, it } from 'vitest'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { foldMlpInput, isMlpInputWeight, mlpInputPoint } from '#lib/model/mlp-input.ts'
import { buildMlpInputGraph } from '#lib/model/mlp-input-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import type { Weights } from '#lib/model/weights.ts'

const tokens = BigInt64Array.of(0n, 3n, 5n, 2n, 0n, 7n, 1n, 1n)

async function run(graph: Uint8Array, point: string): Promise<Float32Array> {
  const session = await createSession(graph, { backend: 'cpu' })
  const [values] = await runActivations(session, tokens, 2, 4, [point])
  await session.inference.release()
  return values
}

it.each([0, 1])(
  'layer %i: the folded input times the folded W_in gives pre, from the few tensors asked for',
  async layer => {
    const weights = randomWeights(smallConfig, 5)
    const { dModel, dMlp } = weights.config
    const pre = await run(buildActivationGraph(weights, [{ layer, site: 'pre' }]), hookPoint(layer, 'pre'))
    const folded = foldWeights(weights)
    const some: Weights = {
      config: weights.config,
      tensors: new Map([...weights.tensors].filter(([key]) => isMlpInputWeight(layer)(key))),
    }
    expect(some.tensors.size).toBeLessThan(weights.tensors.size)
    const wIn = foldMlpInput(some, layer)
    expect(wIn).toEqual(folded.tensors.get(`blocks.${layer}.mlp.W_in`)!.data)
    const bIn = folded.tensors.get(`blocks.${layer}.mlp.b_in`)!.data
    const x = await run(buildMlpInputGraph(some, layer), mlpInputPoint(layer))
    for (let row = 0; row < 8; row++) {
      const own = x.subarray(row * dModel, (row + 1) * dModel)
      expect(own.reduce((sum, value) => sum + value * value, 0) / dModel).toBeCloseTo(1, 2)
      for (let neuron = 0; neuron < dMlp; neuron++) {
        let sum = bIn[neuron]
        for (let j = 0; j < dModel; j++) sum += own[j] * wIn[j * dMlp + neuron]
        expect(sum).toBeCloseTo(pre[row * dMlp + neuron], 4)
      }
    }
  },
)

it('says which layers there are', () => {
  expect(() => foldMlpInput(randomWeights(smallConfig, 1), 2)).toThrow('from 0 to 1, got 2')
})
