import type { LogitEffect, LogitEffects } from '#lib/neuron/logit-effects.ts'
import { runLogitEffects } from '#workers/model/session.ts'
import { type ModelRef, modelSession } from '#workers/threads/model-session.ts'

/** Tokens kept at either end of the vocabulary. */
const KEPT = 50

/** Effects that one call may hold before the ends are picked, as many as 32 MB of float32. */
const EFFECTS = 2 ** 23

const listOf = (ids: BigInt64Array, values: Float32Array, at: number, k: number): LogitEffect[] =>
  Array.from({ length: k }, (_, i) => ({ token: Number(ids[at * k + i]), effect: values[at * k + i] }))

/** Direct logit effects of the neurons `first` .. `end - 1` of a layer, in order. `vocabSize` leaves padded ids out. */
export const logitEffects = async (
  model: ModelRef,
  layer: number,
  vocabSize: number,
  [first, end]: readonly [number, number],
): Promise<LogitEffects[]> => {
  const k = Math.min(KEPT, vocabSize)
  const { session } = await modelSession(model, { kind: 'effects', layer, k, vocabSize })
  const atOnce = Math.max(1, Math.floor(EFFECTS / vocabSize))
  const effects: LogitEffects[] = []
  for (let start = first; start < end; start += atOnce) {
    const neurons = BigInt64Array.from({ length: Math.min(atOnce, end - start) }, (_, i) => BigInt(start + i))
    const found = await runLogitEffects(session, neurons)
    for (let i = 0; i < neurons.length; i++) {
      effects.push({
        promoted: listOf(found.promotedIds, found.promotedValues, i, k),
        suppressed: listOf(found.suppressedIds, found.suppressedValues, i, k),
      })
    }
  }
  return effects
}
