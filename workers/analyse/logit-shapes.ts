import ort from 'onnxruntime-node'
import type { LogitShape } from '#lib/analysis/logit-class.ts'
import { countedTokens, inverseColumnNorms, vocabularyMoments } from '#lib/analysis/vocabulary-moments.ts'
import { createSession } from '#lib/inference/session.ts'
import { chunkRows } from '#workers/analyse/chunk-rows.ts'
import { buildProductGraph } from '#workers/analyse/weight-graphs.ts'

/**
 * Moments over the vocabulary of the cosine between each neuron's w_out and W_U's columns, and the length of w_out. `wOut`
 * [n, dModel] and `wU` [dModel, dVocab] are folded; ids from `vocabSize` on are padding. No moments where w_out is zero.
 */
export async function logitShapes(
  wOut: Float32Array,
  wU: Float32Array,
  dModel: number,
  vocabSize: number,
): Promise<LogitShape[]> {
  const dVocab = wU.length / dModel
  const { inference } = await createSession(buildProductGraph(dModel, dVocab))
  const b = new ort.Tensor('float32', wU, [dModel, dVocab])
  const weight = inverseColumnNorms(wU, dVocab)
  const counted = countedTokens(weight, vocabSize)
  const shapes: LogitShape[] = []
  for (const { rows, n } of chunkRows(wOut, dModel, dVocab)) {
    const { product } = await inference.run({ a: new ort.Tensor('float32', rows, [n, dModel]), b })
    const values = product.data as Float32Array
    for (let i = 0; i < n; i++) {
      let square = 0
      for (let j = i * dModel; j < (i + 1) * dModel; j++) square += rows[j] * rows[j]
      const moments = vocabularyMoments(values.subarray(i * dVocab, (i + 1) * dVocab), weight, counted)
      const shape = square === 0 ? null : moments
      const cosines = shape && { ...shape, mean: shape.mean / Math.sqrt(square), variance: shape.variance / square }
      shapes.push({ norm: Math.sqrt(square), moments: cosines })
    }
  }
  await inference.release()
  return shapes
}
