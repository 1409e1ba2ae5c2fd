import type { ModelRef } from '#lib/inference/read-model.ts'
import { closeSession, createSession, runLogitEffects, type Session } from '#lib/inference/session.ts'
import { type EffectWeights, foldEffectWeights, isEffectWeight } from '#lib/model/effect-weights.ts'
import { buildLogitEffectGraph } from '#lib/model/logit-effect-graph.ts'
import type { LogitEffect, LogitEffects } from '#lib/neuron/logit-effects.ts'
import { hold } from '#workers/threads/held.ts'
import { readModel } from '#workers/threads/read-model.ts'

/** Tokens kept at either end of the vocabulary. */
const KEPT = 50

/** Effects that one call may hold before the ends are picked, as many as 16 MB of float32. */
const EFFECTS = 2 ** 22

const listOf = (ids: BigInt64Array, values: Float32Array, at: number, k: number): LogitEffect[] =>
  Array.from({ length: k }, (_, i) => ({ token: Number(ids[at * k + i]), effect: values[at * k + i] }))

/** A layer's folded W_out with the session that multiplies it by W_U, which only the session holds. */
const effectSession = (
  model: ModelRef,
  layer: number,
  k: number,
  vocabSize: number,
): Promise<{ session: Session } & Omit<EffectWeights, 'wU'>> =>
  hold(JSON.stringify(['effects', model, layer, k, vocabSize]), async () => {
    const weights = foldEffectWeights(await readModel(model, isEffectWeight(layer)), layer)
    const { wU, dModel, dVocab, wOut } = weights
    const graph = buildLogitEffectGraph(weights, k, { vocabSize })
    const session = await createSession(graph, { weights: { w_u: { shape: [dModel, dVocab], data: wU } } })
    return { value: { session, dModel, dVocab, wOut }, release: () => closeSession(session) }
  })

/** Direct logit effects of the neurons `first` .. `end - 1` of a layer, in order. `vocabSize` leaves padded ids out. */
export const logitEffects = async (
  model: ModelRef,
  layer: number,
  vocabSize: number,
  [first, end]: readonly [number, number],
): Promise<LogitEffects[]> => {
  const k = Math.min(KEPT, vocabSize)
  const { session, dModel, dVocab, wOut } = await effectSession(model, layer, k, vocabSize)
  const atOnce = Math.max(1, Math.floor(EFFECTS / dVocab))
  const effects: LogitEffects[] = []
  for (let start = first; start < end; start += atOnce) {
    const stop = Math.min(end, start + atOnce)
    const found = await runLogitEffects(session, wOut.subarray(start * dModel, stop * dModel), dModel)
    for (let i = 0; i < stop - start; i++) {
      effects.push({
        promoted: listOf(found.promotedIds, found.promotedValues, i, k),
        suppressed: listOf(found.suppressedIds, found.suppressedValues, i, k),
      })
    }
  }
  return effects
}
