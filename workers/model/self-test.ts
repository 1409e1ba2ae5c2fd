import { buildActivationGraph, type GraphOptions } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import { hookSites } from '#lib/neuron/hook-site.ts'
import { createSession, runActivations, runLogProbs, type SessionOptions } from '#workers/model/session.ts'

/** Largest difference allowed, relative to values above 1. */
const tolerance = 1e-4

/** Long enough that a GPU's attention takes the path it takes on real rows: fused attention was seen wrong from 32 on. */
const pos = 64

const config: ModelConfig = { ...smallConfig, nCtx: pos }

/** What a backend was found to be. */
export interface SelfTest {
  /** As `Session.backend`. */
  backend: string
  /** Largest difference from the float64 reference over pre, mid, post and log-probs, relative to values above 1. */
  worst: number
}

/**
 * Runs a small fixed model over a fixed row and compares it with the float64 reference, to refuse a backend (a driver, an
 * instruction set) that computes something else. Throws one line where a value is off by more than 1e-4.
 */
export async function selfTest(options: SessionOptions & GraphOptions = {}): Promise<SelfTest> {
  const weights = randomWeights(config, 11)
  const row = Array.from({ length: pos }, (_, i) => (i * 29 + 7 * (i % 5)) % config.dVocab)
  const targets = [...row.slice(1), 0]
  const expected = referenceRun(weights, row)
  const hooks = [0, 1].flatMap(layer => hookSites.map(site => ({ layer, site })))
  const names = hooks.map(({ layer, site }) => hookPoint(layer, site))

  const session = await createSession(buildActivationGraph(weights, hooks, options), options)
  const found = await runActivations(session, BigInt64Array.from(row, BigInt), 1, pos, names)
  await session.inference.release()
  const worstOf = names.map((name, i) => {
    const wanted = expected.activations.get(name)!
    return gap(found[i], Float64Array.from(wanted.flatMap(values => [...values])))
  })
  const logProbs = await createSession(buildLogProbGraph(weights, options), options)
  const [tokens, next] = [row, targets].map(ids => BigInt64Array.from(ids, BigInt))
  const { logProb } = await runLogProbs(logProbs, tokens, next, 1, pos)
  await logProbs.inference.release()
  worstOf.push(gap(logProb, referenceLogProbs(expected, targets)))

  const worst = Math.max(...worstOf)
  if (!(worst <= tolerance)) {
    const where = [...names, 'log_prob'][worstOf.indexOf(worst)] ?? 'an output'
    throw new Error(
      `self-test: ${session.backend} is off by ${worst.toExponential(1)} at ${where}, at most ${tolerance} is right; ` +
        'use SOLUSCOPE_BACKEND=cpu',
    )
  }
  return { backend: session.backend, worst }
}

/** Largest |a - b| / max(1, |b|); NaN where any value is. */
function gap(a: Float32Array, b: Float64Array): number {
  let worst = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < b.length; i++) worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])))
  return worst
}
