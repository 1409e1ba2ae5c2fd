import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSession, runActivations, runLogProbs } from '#lib/inference/session.ts'
import { runFinalNorm, targetLogProbs } from '#lib/inference/unembed.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { buildFinalNormGraph } from '#lib/model/final-norm-graph.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { parseHookPoint } from '#lib/model/hook-point.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { type GoldenModel, goldenModel } from '#lib/model/testing/golden-fixture.ts'
import { buildUnembedGraph } from '#lib/model/unembed-graph.ts'
import type { Weights } from '#lib/model/weights.ts'

const files = [
  'solu-2l-f32',
  'solu-2l-f16',
  'solu-2l-bf16',
  'attn-only-2l-f32',
  'attn-only-2l-f16',
  'attn-only-2l-bf16',
  'gelu-1l-rms-f32',
]
const kinds = ['plain', 'fused'] as const

function open(file: string): GoldenModel {
  const read = (name: string) => readFileSync(new URL(`../../lib/model/fixtures/${name}`, import.meta.url))
  return goldenModel({
    record: JSON.parse(read(`${file.replace(/-b?f\d+$/, '')}.json`).toString()),
    weights: read(`${file}.safetensors`),
    golden: read(`${file}-golden.safetensors`),
  })
}

/** Largest |a - b|, relative to |b| where that is above `unit`. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>, unit = Number.POSITIVE_INFINITY): number {
  expect(a.length).toBe(b.length)
  return Array.from(a, (value, i) => Math.abs(value - b[i]) / Math.max(1, Math.abs(b[i]) / unit)).reduce((x, y) =>
    Math.max(x, y),
  )
}

const flat = (rows: number[][]) => BigInt64Array.from(rows.flat(), BigInt)

async function logProbs(weights: Weights, { tokens, targets }: GoldenModel, attention: 'plain' | 'fused' = 'plain') {
  const session = await createSession(buildLogProbGraph(weights, { attention }), { backend: 'cpu' })
  return runLogProbs(session, flat(tokens), flat(targets), tokens.length, tokens[0].length)
}

describe.each(kinds)('with %s attention', attention => {
  it.each(files.filter(file => !file.startsWith('attn')))('computes the golden activations of %s', async file => {
    const { weights, tokens, golden } = open(file)
    const names = [...golden.keys()].filter(name => parseHookPoint(name))
    expect(names).toHaveLength(file.startsWith('gelu') ? 2 : 6)
    const graph = buildActivationGraph(
      weights,
      names.map(name => parseHookPoint(name)!),
      { attention },
    )
    const session = await createSession(graph, { backend: 'cpu' })
    const found = await runActivations(session, flat(tokens), tokens.length, tokens[0].length, names)
    for (const [i, name] of names.entries()) {
      const unit = name.endsWith('post') ? 1 : Number.POSITIVE_INFINITY
      expect(distance(found[i], golden.get(name)!.data, unit), name).toBeLessThan(1e-4)
    }
  })

  it.each(files)('computes the golden log-probs and final scale of %s', async file => {
    const model = open(file)
    const { logProb, finalScale } = await logProbs(model.weights, model, attention)
    expect(distance(logProb, model.golden.get('log_prob')!.data)).toBeLessThan(1e-4)
    expect(distance(finalScale, model.golden.get('final_scale')!.data)).toBeLessThan(1e-4)
  })
})

it.each(files)('computes the golden log-probs of %s with both embeddings as inputs, 4 ids at a time', async file => {
  const { weights, tokens, targets, golden } = open(file)
  const of = (key: string) => weights.tensors.get(key)!
  const trunk = await createSession(buildFinalNormGraph(weights, { embedding: 'input' }), {
    backend: 'cpu',
    weights: { 'embed.W_E': of('embed.W_E') },
  })
  const { normed, finalScale } = await runFinalNorm(trunk, flat(tokens), tokens.length, tokens[0].length)
  const unembed = await createSession(buildUnembedGraph(weights.config), {
    backend: 'cpu',
    weights: { w_u: of('unembed.W_U'), b_u: of('unembed.b_U') },
  })
  const logProb = await targetLogProbs(unembed, normed, flat(targets), { ids: 4, positions: 3 })
  expect(distance(logProb, golden.get('log_prob')!.data)).toBeLessThan(1e-4)
  expect(distance(finalScale, golden.get('final_scale')!.data)).toBeLessThan(1e-4)
})

it.each(['solu-2l-f32', 'attn-only-2l-f32', 'gelu-1l-rms-f32'])(
  'folds %s without changing its log-probs',
  async file => {
    const model = open(file)
    const raw = await logProbs(model.weights, model)
    const folded = await logProbs(foldWeights(model.weights), model)
    expect(distance(raw.logProb, folded.logProb)).toBeLessThan(1e-4)
  },
)
