import { expect, it } from 'vitest'
import { createSession, runActivations, runLogProbs } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { maxContext, maxVocab } from '#lib/model/config.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'

const config = {
  ...smallConfig,
  nLayers: 1,
  dModel: 4,
  nHeads: 1,
  dHead: 4,
  dMlp: 4,
  dVocab: maxVocab,
  nCtx: maxContext,
}
const weights = randomWeights(config, 2)
const tokens = BigInt64Array.from({ length: maxContext }, (_, i) => BigInt((i * 7919 + maxVocab - 1) % maxVocab))

it('runs a row of the longest context over the largest vocabulary', async () => {
  const name = 'blocks.0.mlp.hook_mid'
  const session = await createSession(buildActivationGraph(weights, [{ layer: 0, site: 'mid' }]), { backend: 'cpu' })
  const [found] = await runActivations(session, tokens, 1, maxContext, [name])
  const wanted = referenceRun(weights, [...tokens.subarray(0, 64)].map(Number)).activations.get(name)!
  for (const [pos, values] of wanted.entries()) {
    for (const [i, value] of values.entries()) expect(Math.abs(found[pos * 4 + i] - value)).toBeLessThan(1e-4)
  }
})

it('gives log-probs of the last id', async () => {
  const session = await createSession(buildLogProbGraph(weights), { backend: 'cpu' })
  const targets = BigInt64Array.of(65_535n, 0n, 65_535n)
  const { logProb } = await runLogProbs(session, tokens.slice(0, 3), targets, 1, 3)
  const wanted = referenceLogProbs(referenceRun(weights, [...tokens.subarray(0, 3)].map(Number)), [65_535, 0, 65_535])
  for (const [i, value] of wanted.entries()) expect(Math.abs(logProb[i] - value)).toBeLessThan(1e-4)
})
