import ort from 'onnxruntime-node'
import { createBestPlaces, keptPlaces, offerPlace } from '#lib/analysis/best-places.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { effectsOf } from '#lib/model/contribution-graph.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { type Contribution, contextTokens, encodeContributions } from '#lib/neuron/contribution-record.ts'
import { rowStart } from '#lib/neuron/row.ts'
import { nextTokens } from '#workers/analyse/next-tokens.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { contributionSession } from '#workers/threads/contribution-session.ts'
import { letGo } from '#workers/threads/held.ts'

/** The texts on which neurons are held against the tokens that come. */
export interface ContributionInput {
  model: ModelRef
  documents: { ordinal: number; tokens: Uint16Array }[]
}

/** What a layer's neurons add to the logit of the next token. */
export interface LayerContributions {
  /** Mean over all tokens that have a next one in their row, NaN without one, [dMlp]. */
  means: Float64Array
  /** NeuronDetail `contribution` of each neuron, [dMlp]. */
  records: Uint8Array[]
}

const createLayer = (dMlp: number) => ({
  sums: new Float64Array(dMlp),
  raised: createBestPlaces(dMlp),
  lowered: createBestPlaces(dMlp),
})

type LayerState = ReturnType<typeof createLayer>

/** A token of a batch: its effects, 1 / sigma_f, and where it is. */
interface ReadToken {
  post: Float32Array
  effects: Float32Array
  inverse: number
  document: number
  token: number
}

function addToken({ sums, raised, lowered }: LayerState, { post, effects, inverse, document, token }: ReadToken): void {
  for (let i = 0; i < sums.length; i++) {
    const value = post[i] * effects[i] * inverse
    sums[i] += value
    if (value > raised.least[i]) offerPlace(raised, i, value, document, token)
    else if (-value > lowered.least[i]) offerPlace(lowered, i, -value, document, token)
  }
}

/**
 * Actual contributions to the correct next token (methods §5), n_i(t) L_i[v] / sigma_f(t) with v the token at t + 1, of every
 * layer's neurons. Tokens are read in one fixed order, so the result depends on the texts and the weights alone.
 */
export async function nextContributions({ model, documents }: ContributionInput): Promise<LayerContributions[]> {
  const { session, config, wU } = await contributionSession(model)
  const { nCtx, nLayers, dModel, dMlp, dVocab, bosTokenId } = config
  const layers = Array.from({ length: nLayers }, () => createLayer(dMlp))
  const lengths = documents.map(({ tokens }) => tokens.length)
  let counted = 0
  for (const { rows, positions } of batchRows(cutRows(lengths, nCtx), nCtx)) {
    const pieces = rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const { ids, places } = nextTokens(pieces)
    if (places.length === 0) continue
    const columns = new Float32Array(ids.length * dModel)
    for (let i = 0; i < dModel; i++)
      for (const [place, id] of ids.entries()) columns[place * dModel + i] = wU[i * dVocab + id]
    const found = await session.inference.run({
      ...session.weights,
      tokens: new ort.Tensor('int64', padBatch(pieces, positions, bosTokenId), [rows.length, positions]),
      columns: new ort.Tensor('float32', columns, [ids.length, dModel]),
    })
    const scales = found.final_scale.data as Float32Array
    for (const [layer, state] of layers.entries()) {
      const post = found[hookPoint(layer, 'post')].data as Float32Array
      const effects = found[effectsOf(layer)].data as Float32Array
      for (const { row, at, column } of places) {
        // Position 0 is BOS.
        const position = row * positions + at + 1
        addToken(state, {
          post: post.subarray(position * dMlp, (position + 1) * dMlp),
          effects: effects.subarray(column * dMlp, (column + 1) * dMlp),
          inverse: 1 / scales[position],
          document: rows[row].document,
          token: rows[row].start + at,
        })
      }
    }
    counted += places.length
  }
  await letGo()
  return layers.map(state => finish(state, documents, nCtx, counted))
}

function finish(
  { sums, raised, lowered }: LayerState,
  documents: ContributionInput['documents'],
  nCtx: number,
  counted: number,
): LayerContributions {
  const listed = (best: LayerState['raised'], neuron: number, sign: number): Contribution[] =>
    Array.from({ length: best.counts[neuron] }, (_, i) => {
      const at = neuron * keptPlaces + i
      const { ordinal, tokens } = documents[best.documents[at]]
      const token = best.tokens[at]
      const start = Math.max(rowStart(token, nCtx), token + 1 - contextTokens)
      const context = tokens.slice(start, token + 1)
      return { document: ordinal, token, value: sign * best.values[at], context, next: tokens[token + 1] }
    })
  return {
    means: sums.map(sum => (counted > 0 ? sum / counted : Number.NaN)),
    records: Array.from(sums, (_, neuron) =>
      encodeContributions({ raised: listed(raised, neuron, 1), lowered: listed(lowered, neuron, -1) }),
    ),
  }
}
