import { expect, it } from 'vitest'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { foldPost } from '#lib/model/fold-post.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import type { Weights } from '#lib/model/weights.ts'

const weights = randomWeights(smallConfig, 5)
const { dMlp } = smallConfig
const hooks = [0, 1].flatMap(layer => (['mid', 'post'] as const).map(site => ({ layer, site })))
const names = hooks.map(({ layer, site }) => hookPoint(layer, site))
const tokens = BigInt64Array.from({ length: 12 }, (_, i) => BigInt((i * 7) % smallConfig.dVocab))

async function activations(of: Weights): Promise<Map<string, Float32Array>> {
  const session = await createSession(buildActivationGraph(of, hooks), { backend: 'cpu' })
  const found = await runActivations(session, tokens, 1, tokens.length, names)
  return new Map(names.map((name, i) => [name, found[i]]))
}

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>) {
  expect(found.length).toBe(wanted.length)
  for (let i = 0; i < wanted.length; i++) expect(Math.abs(found[i] - wanted[i])).toBeLessThan(1e-4)
}

it('makes post the plain normalised mid: raw post is weight times it plus bias, of variance 1 on every token', async () => {
  const [raw, folded] = [await activations(weights), await activations(foldPost(weights))]
  for (const layer of [0, 1]) {
    const [w, b] = ['w', 'b'].map(part => weights.tensors.get(`blocks.${layer}.mlp.ln.${part}`)!.data)
    const post = folded.get(hookPoint(layer, 'post'))!
    expectClose(
      post.map((n, i) => w[i % dMlp] * n + b[i % dMlp]),
      raw.get(hookPoint(layer, 'post'))!,
    )
    expectClose(folded.get(hookPoint(layer, 'mid'))!, raw.get(hookPoint(layer, 'mid'))!)
    for (let at = 0; at < post.length; at += dMlp) {
      const token = post.subarray(at, at + dMlp)
      const mid = raw.get(hookPoint(layer, 'mid'))!.subarray(at, at + dMlp)
      const variance = (of: Float32Array) => {
        const mean = of.reduce((sum, x) => sum + x, 0) / dMlp
        return of.reduce((sum, x) => sum + (x - mean) ** 2, 0) / dMlp
      }
      expect(variance(token)).toBeCloseTo(variance(mid) / (variance(mid) + smallConfig.lnEps), 3)
    }
  }
})

it('agrees with the wholly folded model', async () => {
  const [some, all] = [await activations(foldPost(weights)), await activations(foldWeights(weights))]
  for (const name of names) expectClose(some.get(name)!, all.get(name)!)
})

it('leaves its input alone, and models without that norm as they are', () => {
  const before = weights.tensors.get('blocks.1.mlp.ln.w')!.data.slice()
  foldPost(weights)
  expect(weights.tensors.get('blocks.1.mlp.ln.w')!.data).toEqual(before)
  const gelu = randomWeights({ ...smallConfig, actFn: 'gelu' }, 5)
  expect(foldPost(gelu)).toBe(gelu)
})
