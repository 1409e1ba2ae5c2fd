import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { createSession, runLogProbs } from '#lib/inference/session.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import type { Weights } from '#lib/model/weights.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { checkpointTokens } from '#workers/shipped/spread-checkpoints.ts'

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

it.each(names)(
  '%s: graph, folded graph and float64 reference agree on log-probs',
  async name => {
    const { weights } = await loadModel(join(shippedFolder, name))
    const expected = referenceLogProbs(referenceRun(weights, row), targets)
    const raw = await logProbs(weights)
    const folded = await logProbs(foldWeights(weights))
    for (const [i, value] of expected.entries()) {
      expect(Math.abs(raw[i] - value)).toBeLessThan(1e-4)
      expect(Math.abs(folded[i] - raw[i])).toBeLessThan(1e-3)
    }
  },
  60_000,
)

const checkpoints = names.flatMap(name => {
  const folder = join(shippedFolder, name, 'checkpoints')
  return existsSync(folder) ? readdirSync(folder).map(file => [name, file] as const) : []
})

it('ships checkpoints', () => {
  expect(checkpoints.length).toBeGreaterThan(0)
})

it.each(checkpoints)('%s: %s reads as a model of its own, earlier than the finished one', async (name, file) => {
  const tokens = checkpointTokens(file)
  const folder = join(shippedFolder, name)
  const [early, finished] = await Promise.all([
    loadModel(join(folder, 'checkpoints', file), () => false),
    loadModel(folder, () => false),
  ])
  expect(early.name).toBe(`${name}-tokens_${String(tokens).padStart(12, '0')}`)
  expect(early.weightsHash).not.toBe(finished.weightsHash)
  expect(tokens).toBeLessThan((finished.rawConfig.training as { tokens: number }).tokens)
})

it('ships 12 to 24 checkpoints of a model, spread over its training', () => {
  for (const name of new Set(checkpoints.map(([of]) => of))) {
    const files = checkpoints.filter(([of]) => of === name)
    expect(files.length, name).toBeGreaterThanOrEqual(12)
    expect(files.length, name).toBeLessThanOrEqual(24)
    const logs = files.map(([, file]) => Math.log(checkpointTokens(file) ?? 0)).sort((a, b) => a - b)
    const gaps = logs.slice(1).map((log, i) => log - logs[i])
    expect(Math.max(...gaps), name).toBeLessThan((3 * (logs[logs.length - 1] - logs[0])) / gaps.length)
  }
})
