import ort from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { mlpActivations } from '#lib/model/graph/mlp.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { createGraph, finish, input, operator, output } from '#lib/model/onnx/graph.ts'
import { filled } from '#lib/model/tensor.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { checkWeights, type Weights } from '#lib/model/weights.ts'

/** mid and post of one MLP whose pre is exactly `pre`: the residual stream is zero, so pre = b_in. */
async function midAndPost(pre: number[]) {
  const config = { ...smallConfig, nLayers: 1, dMlp: pre.length }
  const random = randomWeights(config, 1)
  const tensors = new Map(random.tensors)
  tensors.set('blocks.0.ln2.b', filled([config.dModel], 0))
  tensors.set('blocks.0.mlp.b_in', { shape: [pre.length], data: Float32Array.from(pre) })
  tensors.set('blocks.0.mlp.ln.w', filled([pre.length], 1))
  tensors.set('blocks.0.mlp.ln.b', filled([pre.length], 0))
  const weights = checkWeights(config, tensors)
  const graph = createGraph()
  mlpActivations(graph, weights, 0, input(graph, 'x', 'float32', ['rows', config.dModel]), 'post')
  for (const site of ['mid', 'post'] as const) output(graph, hookPoint(0, site), 'float32', ['rows', pre.length])
  const { inference } = await createSession(finish(graph), { backend: 'cpu' })
  const x = new ort.Tensor('float32', new Float32Array(config.dModel), [1, config.dModel])
  const results = await inference.run({ x })
  return (['mid', 'post'] as const).map(site => [...(results[hookPoint(0, site)].data as Float32Array)])
}

function expectClose(found: number[], wanted: number[], digits = 5) {
  expect(found).toHaveLength(wanted.length)
  for (const [i, value] of wanted.entries()) expect(found[i]).toBeCloseTo(value, digits)
}

describe('SoLU and its LayerNorm in the graph', () => {
  it('gives the hand-checked values', async () => {
    const [mid, post] = await midAndPost([4, 1, 4, 1])
    expectClose(mid, [1.905148, 0.023713, 1.905148, 0.023713])
    expectClose(post, [0.999994, -0.999994, 0.999994, -0.999994])
    const [peak, peakPost] = await midAndPost([4, 0, 0, 0])
    expectClose(peak, [3.79166, 0, 0, 0])
    expectClose(peakPost, [1.732048, -0.577349, -0.577349, -0.577349])
    const [flat, flatPost] = await midAndPost([1, 1, 1, 1])
    expectClose(flat, [0.25, 0.25, 0.25, 0.25])
    expectClose(flatPost, [0, 0, 0, 0])
  })

  it('shows smuggling and its limit by epsilon in a layer of 1024', async () => {
    const [mid, post] = await midAndPost([8, ...Array(1023).fill(0)])
    expect(Math.max(...mid)).toBeCloseTo(5.956, 3)
    expect(Math.max(...post)).toBeCloseTo(31.98, 2)
    const [low, high] = await midAndPost(Array.from({ length: 1024 }, (_, i) => (i < 256 ? 0.5 : 0)))
    expect(Math.max(...low)).toBeCloseTo(6.93e-4, 6)
    expect(Math.max(...high)).toBeCloseTo(0.1636, 4)
  })
})

describe('the activation graph', () => {
  const weights = randomWeights(smallConfig, 3)
  const hooks = [0, 1].map(layer => ({ layer, site: 'mid' as const }))
  const names = hooks.map(({ layer, site }) => hookPoint(layer, site))
  const row = (length: number, seed: number) =>
    BigInt64Array.from({ length }, (_, i) => BigInt((i * 7 + seed * 11 + 3) % smallConfig.dVocab))

  it('takes any batch and any length up to n_ctx, and each row alone decides its values', async () => {
    const session = await createSession(buildActivationGraph(weights, hooks), { backend: 'cpu' })
    const [alone] = await runActivations(session, row(16, 1), 1, 16, names)
    const both = BigInt64Array.from([...row(16, 2), ...row(16, 1)])
    const [together] = await runActivations(session, both, 2, 16, names)
    const [start] = await runActivations(session, row(16, 1).slice(0, 5), 1, 5, names)
    for (let i = 0; i < alone.length; i++) expect(together[alone.length + i]).toBeCloseTo(alone[i], 5)
    for (let i = 0; i < start.length; i++) expect(start[i]).toBeCloseTo(alone[i], 5)
    expect(together.slice(0, alone.length)).not.toEqual(together.slice(alone.length))
  })

  it('returns what is asked for in the order asked', async () => {
    const session = await createSession(buildActivationGraph(weights, hooks), { backend: 'cpu' })
    const [first, second] = await runActivations(session, row(4, 1), 1, 4, names)
    const [swapped, other] = await runActivations(session, row(4, 1), 1, 4, [...names].reverse())
    expect([swapped, other]).toEqual([second, first])
    expect(first).toHaveLength(4 * smallConfig.dMlp)
  })

  it('leaves out what no hook needs', () => {
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
    const both = text(buildActivationGraph(weights, hooks))
    expect(both).toContain('blocks.0.mlp.W_out')
    for (const key of ['blocks.1.mlp.W_out', 'blocks.1.mlp.ln.w', 'ln_final', 'unembed'])
      expect(both).not.toContain(key)
    const first = text(buildActivationGraph(weights, [{ layer: 0, site: 'pre' }]))
    expect(first).not.toContain('blocks.1')
    expect(first).not.toContain('hook_mid')
  })

  it('says which hook a model does not have', () => {
    const build = (model: Weights, layer: number, site: 'mid' | 'post') => () =>
      buildActivationGraph(model, [{ layer, site }])
    expect(build(weights, 2, 'mid')).toThrow('wanted a layer from 0 to 1, got 2')
    const gelu = randomWeights({ ...smallConfig, actFn: 'gelu' }, 1)
    expect(build(gelu, 0, 'mid')).toThrow('hook_mid exists only for solu_ln, this model has gelu')
    const attnOnly = randomWeights({ ...smallConfig, attnOnly: true, dMlp: 0 }, 1)
    expect(build(attnOnly, 0, 'post')).toThrow('attention-only')
    expect(() => buildActivationGraph(weights, [])).toThrow('at least one hook point')
  })

  it('refuses more than one ONNX file holds', () => {
    const graph = createGraph()
    const x = input(graph, 'x', 'float32', ['n'])
    operator(graph, 'Identity', [x], { name: 'y' })
    output(graph, 'y', 'float32', ['n'])
    graph.message.length = 2 ** 31
    expect(() => finish(graph)).toThrow('at most 2147482624 fit one ONNX file')
  })
})
