import ort from 'onnxruntime-node'
import { countedTokens, vocabularyMoments } from '#lib/analysis/vocabulary-moments.ts'
import { createSession } from '#lib/inference/session.ts'
import { encodeLogitEffects, type LogitEffect } from '#lib/neuron/logit-effects.ts'
import { chunkRows } from '#workers/analyse/chunk-rows.ts'
import { buildInputEffectGraph } from '#workers/analyse/weight-graphs.ts'

/** Tokens kept at either end of the vocabulary. */
const kept = 20

/** What the embedding alone does to a neuron. */
export interface InputEffects {
  /** Tokens that raise and lower it most, packed as logit effects are (`promoted` raise it). */
  bytes: Uint8Array
  /** Largest cosine of w_in with an embedding row, NaN where w_in is zero; and that row's token. */
  cosine: number
  token: number
  /** Excess kurtosis of W_E . w_in over the vocabulary (methods §4 P5); null where the effects do not vary. */
  kurtosis: number | null
}

/** Token-direct input effects of a layer; `wIn` [n, dModel] and `wE` [>= vocabSize, dModel], both folded. */
export async function inputEffects(
  wIn: Float32Array,
  wE: Float32Array,
  dModel: number,
  vocabSize: number,
): Promise<InputEffects[]> {
  const k = Math.min(kept, vocabSize)
  const { inference } = await createSession(buildInputEffectGraph(dModel, vocabSize, k))
  const embedding = wE.subarray(0, vocabSize * dModel)
  const constants = {
    w_e: new ort.Tensor('float32', embedding, [vocabSize, dModel]),
    inverse: new ort.Tensor('float32', inverseLengths(embedding, dModel), [vocabSize]),
  }
  const lengths = inverseLengths(wIn, dModel)
  const ones = new Float32Array(vocabSize).fill(1)
  const counted = countedTokens(ones, vocabSize)
  const all: InputEffects[] = []
  for (const { first, rows, n } of chunkRows(wIn, dModel, vocabSize)) {
    const found = await inference.run({ ...constants, w_in: new ort.Tensor('float32', rows, [n, dModel]) })
    const list = (end: 'top' | 'low', at: number): LogitEffect[] => {
      const values = found[`${end}_values`].data as Float32Array
      const ids = found[`${end}_ids`].data as BigInt64Array
      return Array.from({ length: k }, (_, i) => ({ token: Number(ids[at * k + i]), effect: values[at * k + i] }))
    }
    const effects = found.effects.data as Float32Array
    const near = { value: found.near_value.data as Float32Array, id: found.near_id.data as BigInt64Array }
    for (let i = 0; i < n; i++) {
      const length = lengths[first + i]
      const own = effects.subarray(i * vocabSize, (i + 1) * vocabSize)
      const kurtosis = vocabularyMoments(own, ones, counted)?.kurtosis ?? null
      all.push({
        bytes: encodeLogitEffects({ promoted: list('top', i), suppressed: list('low', i) }),
        cosine: length === 0 ? Number.NaN : near.value[i] * length,
        token: Number(near.id[i]),
        kurtosis: kurtosis === null ? null : kurtosis - 3,
      })
    }
  }
  await inference.release()
  return all
}

/** 1 / length of each row of a matrix [n, d]; 0 for a row of zeros, [n]. */
function inverseLengths(matrix: Float32Array, d: number): Float32Array {
  return Float32Array.from({ length: matrix.length / d }, (_, row) => {
    let square = 0
    for (let i = row * d; i < (row + 1) * d; i++) square += matrix[i] * matrix[i]
    return square === 0 ? 0 : 1 / Math.sqrt(square)
  })
}
