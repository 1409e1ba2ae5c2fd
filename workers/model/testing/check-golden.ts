import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSession, runActivations, runLogProbs } from '#lib/inference/session.ts'
import { buildActivationGraph } from '#lib/model/activation-graph.ts'
import { parseHookPoint } from '#lib/model/hook-point.ts'
import { buildLogProbGraph } from '#lib/model/log-prob-graph.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import type { Tensor } from '#lib/model/tensor.ts'
import type { Weights } from '#lib/model/weights.ts'

/** How to run a model for a comparison. */
export interface GoldenOptions {
  attention?: 'plain' | 'fused'
  /** Leave out activations, which folding changes at `post`. */
  onlyLogProbs?: boolean
}

/**
 * Largest difference of each golden value of a model folder from what the graphs make of `weights`, relative where the golden
 * value is above 1: by hook point, `log_prob` and `final_scale`.
 */
export async function goldenDistances(
  folder: string,
  weights: Weights,
  { attention = 'plain', onlyLogProbs = false }: GoldenOptions = {},
): Promise<Map<string, number>> {
  const golden = readSafetensors(readFileSync(join(folder, 'golden.safetensors')))
  const ids = (key: string) => BigInt64Array.from(golden.get(key)?.data ?? [], BigInt)
  const [tokens, targets] = [ids('tokens'), ids('targets')]
  const distances = new Map<string, number>()
  const names = onlyLogProbs ? [] : [...golden.keys()].filter(name => parseHookPoint(name))
  if (names.length > 0) {
    const hooks = names.flatMap(name => parseHookPoint(name) ?? [])
    const session = await createSession(buildActivationGraph(weights, hooks, { attention }), { backend: 'cpu' })
    const found = await runActivations(session, tokens, 1, tokens.length, names)
    for (const [i, name] of names.entries()) distances.set(name, distance(found[i], golden.get(name)))
  }
  const session = await createSession(buildLogProbGraph(weights, { attention }), { backend: 'cpu' })
  const { logProb, finalScale } = await runLogProbs(session, tokens, targets, 1, tokens.length)
  distances.set('log_prob', distance(logProb, golden.get('log_prob')))
  if (!onlyLogProbs) distances.set('final_scale', distance(finalScale, golden.get('final_scale')))
  return distances
}

function distance(found: Float32Array, wanted: Tensor | undefined): number {
  if (found.length !== wanted?.data.length) return Number.POSITIVE_INFINITY
  return found.reduce((most, value, i) => {
    const size = Math.max(1, Math.abs(wanted.data[i]))
    return Math.max(most, Math.abs(value - wanted.data[i]) / size)
  }, 0)
}
