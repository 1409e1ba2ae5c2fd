import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { StrongestRef } from '#lib/neuron/strongest-record.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { encodeCentres } from '#workers/analyse/reason-centres.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** Documents of ordinary lengths, `tokens` in all, with token ids as rare as in text (each as often as its rank is low). */
export const randomTexts = (vocabulary: number, tokens: number): Uint16Array[] => {
  const random = seededRandom(3)
  const all: Uint16Array[] = []
  for (let made = 0; made < tokens; made += all[all.length - 1].length) {
    const length = Math.min(tokens - made, 200 + Math.floor(random() * 1500))
    all.push(Uint16Array.from({ length }, () => Math.floor(vocabulary ** random())))
  }
  return all
}

/** Tokens of a piece of text that stands in for a document, so that few tokens give a thousand strongest examples. */
const PIECE = 64

/** Up to 1000 strongest examples of the first `nNeurons` neurons of layer 0, one a piece of 64 tokens, strongest first. */
export const strongestExamples = async (
  model: ModelRef,
  texts: readonly Uint16Array[],
  nNeurons: number,
): Promise<StrongestRef[][]> => {
  const { session, config } = await layerSession(model, 0, 'mid')
  const { nCtx, dMlp, bosTokenId } = config
  const found: StrongestRef[][] = Array.from({ length: nNeurons }, () => [])
  const lengths = texts.map(tokens => tokens.length)
  for (const { rows, positions } of batchRows(cutRows(lengths, nCtx), nCtx)) {
    const pieces = rows.map(row => texts[row.document].subarray(row.start, row.start + row.length))
    const ids = padBatch(pieces, positions, bosTokenId)
    const [mid] = await runActivations(session, ids, rows.length, positions, [hookPoint(0, 'mid')])
    for (const [i, { document, start, length }] of rows.entries())
      for (let first = 0; first < length; first += PIECE)
        for (let neuron = 0; neuron < nNeurons; neuron++) {
          const best: StrongestRef = { document, token: 0, activation: Number.NEGATIVE_INFINITY }
          for (let at = first; at < Math.min(first + PIECE, length); at++) {
            const activation = mid[(i * positions + at + 1) * dMlp + neuron]
            if (activation > best.activation) Object.assign(best, { token: start + at, activation })
          }
          found[neuron].push(best)
        }
  }
  return found.map(refs => refs.sort((a, b) => b.activation - a.activation).slice(0, 1000))
}

/** Three reasons in random directions for every neuron of a layer; every example belongs to one. */
export const randomCentres = (dMlp: number, d: number): Uint8Array => {
  const random = seededRandom(5)
  const directions = Float32Array.from({ length: 3 * d }, () => (random() - 0.5) * Math.sqrt(12 / d))
  return encodeCentres(
    Array.from({ length: dMlp }, () => ({ k: 3, directions, reach: [-1, -1, -1] })),
    d,
  )
}
