import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { createSession, runLogProbs } from '#lib/inference/session.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import type { Weights } from '#lib/model/weights.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'

const names = shippedNames()
const row = Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : (i * 7919) % 4096))
const targets = [...row.slice(1), 0]

async function logProbs(weights: Weights): Promise<Float32Array> {
  const session = await createSession(buildLogProbGraph(weights), { backend: 'cpu' })
  const [tokens, next] = [row, targets].map(ids => BigInt64Array.from(ids, BigInt))
  return (await runLogProbs(session, tokens, next, 1, row.length)).logProb
}

it('ships models', () => {
  expect(names.length).toBeGreaterThan(0)
})

it.each(names)('%s: graph, folded graph and float64 reference agree on log-probs', async name => {
  const { weights } = await loadModel(join(shippedFolder, name))
  const expected = referenceLogProbs(referenceRun(weights, row), targets)
  const raw = await logProbs(weights)
  const folded = await logProbs(foldWeights(weights))
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(raw[i] - value)).toBeLessThan(1e-4)
    expect(Math.abs(folded[i] - raw[i])).toBeLessThan(1e-3)
  }
})
