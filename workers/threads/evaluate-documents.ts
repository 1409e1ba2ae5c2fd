import { batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { Evaluation } from '#workers/store/set-evaluation.ts'
import { evaluator } from '#workers/threads/evaluator.ts'
import { letGo } from '#workers/threads/held.ts'
import type { ModelRef } from '#workers/threads/read-model.ts'

/**
 * Mean loss over every token of the documents (nats; each predicted from what stands before it in its row, the first one
 * from BOS alone), and mean scale of the final LayerNorm over the tokens' own positions.
 */
export const evaluateDocuments = async ({
  model,
  documents,
}: {
  model: ModelRef
  documents: Uint16Array[]
}): Promise<Evaluation> => {
  const { config, run } = await evaluator(model)
  const rows = cutRows(
    documents.map(tokens => tokens.length),
    config.nCtx,
  )
  let loss = 0
  let scale = 0
  let lossTokens = 0
  for (const { rows: batch, positions } of batchRows(rows, config.nCtx)) {
    const pieces = batch.map(row => documents[row.document].subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, positions, config.bosTokenId)
    // The target of a position is the token after it; the last position of a row has none and is left out below.
    const targets = new BigInt64Array(tokens.length)
    targets.set(tokens.subarray(1))
    const { logProb, finalScale } = await run(tokens, targets, batch.length, positions)
    for (let i = 0; i < batch.length; i++) {
      const first = i * positions
      for (let t = 0; t < batch[i].length; t++) {
        loss -= logProb[first + t]
        scale += finalScale[first + t + 1]
      }
      lossTokens += batch[i].length
    }
  }
  // Not needed again in this run, and large.
  await letGo()
  if (lossTokens === 0) throw new Error('evaluation: wanted documents with tokens, got none; add text to the corpus')
  return { loss: loss / lossTokens, lossTokens, finalScale: scale / lossTokens }
}
