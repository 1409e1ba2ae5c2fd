import { createSession, runActivations, type SessionOptions } from '#lib/inference/session.ts'
import { runFinalNorm, targetLogProbs } from '#lib/inference/unembed.ts'
import { buildActivationGraph, type GraphOptions } from '#lib/model/activation-graph.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { buildFinalNormGraph } from '#lib/model/final-norm-graph.ts'
import { embeddingKey } from '#lib/model/graph/embedding.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'
import { buildUnembedGraph } from '#lib/model/unembed-graph.ts'
import { weight } from '#lib/model/weights.ts'
import { hookSites } from '#lib/neuron/hook-site.ts'

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

  const sessionOf = (graph: Uint8Array, keys: Record<string, string> = {}) => {
    const inputs = Object.entries(keys).map(([name, key]) => [name, weight(weights, key)])
    return createSession(graph, { ...options, weights: Object.fromEntries(inputs) })
  }
  const words: Record<string, string> = options.embedding === 'input' ? { [embeddingKey]: embeddingKey } : {}
  const session = await sessionOf(buildActivationGraph(weights, hooks, options), words)
  const found = await runActivations(session, BigInt64Array.from(row, BigInt), 1, pos, names)
  await session.inference.release()
  const worstOf = names.map((name, i) => {
    const wanted = expected.activations.get(name)!
    return gap(found[i], Float64Array.from(wanted.flatMap(values => [...values])))
  })
  const [tokens, next] = [row, targets].map(ids => BigInt64Array.from(ids, BigInt))
  const trunk = await sessionOf(buildFinalNormGraph(weights, options), words)
  const { normed } = await runFinalNorm(trunk, tokens, 1, pos)
  await trunk.inference.release()
  const unembed = await sessionOf(buildUnembedGraph(config), { w_u: 'unembed.W_U', b_u: 'unembed.b_U' })
  const logProb = await targetLogProbs(unembed, normed, next)
  await unembed.inference.release()
  worstOf.push(gap(logProb, referenceLogProbs(expected, targets)))

  const worst = Math.max(...worstOf)
  if (!(worst <= tolerance)) {
    const where = [...names, 'log_prob'][worstOf.indexOf(worst)] ?? 'an output'
    throw new Error(
      `self-test: ${session.backend} is off by ${worst.toExponential(1)} at ${where}, at most ${tolerance} is right; ` +
        (session.backend.startsWith('cpu') ? 'work on another machine' : 'use SOLUSCOPE_DEVICE=cpu'),
    )
  }
  return { backend: session.backend, worst }
}

/** Largest |a - b| / max(1, |b|); NaN where any value is. */
function gap(a: ArrayLike<number>, b: Float64Array): number {
  let worst = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < b.length; i++) worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])))
  return worst
}
