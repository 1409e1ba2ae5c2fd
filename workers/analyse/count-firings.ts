import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { rowCount } from '#lib/neuron/row.ts'
import { gatherMaxima } from '#workers/analyse/document-maxima.ts'
import { addFirings, createFiringState, encodeFiringState } from '#workers/analyse/firing-state.ts'
import { normaliseRows } from '#workers/analyse/normalise-rows.ts'
import { takeRows } from '#workers/analyse/take-rows.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { modelSession } from '#workers/threads/model-session.ts'

/** One part of the reference sample. */
export interface FiringInput {
  model: ModelRef
  /** Token ids of its documents. */
  documents: Uint16Array[]
  /** M of every layer's neurons at mid, NaN for dead ones. */
  scales: Float64Array[]
}

/** Runs a part of the sample through the model once; the packed FiringState of every layer, in order. */
export async function countFirings({ model, documents, scales }: FiringInput): Promise<Uint8Array[]> {
  const { session, config } = await modelSession(model, 'mid')
  const { nCtx, dMlp, nLayers, lnEps, bosTokenId } = config
  const lengths = documents.map(tokens => tokens.length)
  const rowsOf = lengths.map(n => rowCount(n, nCtx))
  const hooks = Array.from({ length: nLayers }, (_, layer) => hookPoint(layer, 'mid'))
  const states = scales.map(createFiringState)
  const maxima = states.map(state => gatherMaxima(state.maxima, dMlp, rowsOf))
  // One for all batches: to make 8 MB of zeros for each takes as long as to count in them.
  let room = new Float32Array(0)
  for (const { rows, positions } of batchRows(cutRows(lengths, nCtx), nCtx)) {
    const pieces = rows.map(row => documents[row.document].subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, positions, bosTokenId)
    const activations = await runActivations(session, tokens, rows.length, positions, hooks)
    for (let layer = 0; layer < nLayers; layer++) {
      const mid = takeRows(activations[layer], rows, positions, dMlp)
      if (room.length < mid.length) room = new Float32Array(mid.length)
      const post = room.subarray(0, mid.length)
      const nTokens = mid.length / dMlp
      normaliseRows(mid, post, nTokens, dMlp, lnEps)
      addFirings(states[layer], mid, post, nTokens, lnEps)
      let at = 0
      for (const { document, length } of rows) {
        maxima[layer].addRow(document, post.subarray(at, at + length * dMlp))
        at += length * dMlp
      }
    }
  }
  return states.map(encodeFiringState)
}
