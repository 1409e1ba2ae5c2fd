import type { ModelRef } from '#lib/inference/read-model.ts'
import { type FinalNorm, runFinalNorm, targetLogProbs } from '#lib/inference/unembed.ts'
import { batchRows, type RowBatch } from '#workers/plan/batch-rows.ts'
import { cutRows, type RowRange } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { Evaluation } from '#workers/store/set-evaluation.ts'
import { finalNormSession, unembedSession } from '#workers/threads/evaluation-sessions.ts'
import { letGo } from '#workers/threads/held.ts'

/** Batches between two changes from embedding to unembedding: 32 MB at width 512, and far more work than a change. */
const BATCHES = 16

/** What is evaluated. */
export interface EvaluationInput {
  model: ModelRef
  /** Token ids of each document, without BOS. */
  documents: Uint16Array[]
}

/** A batch on its way: its rows, its tokens [rows, positions], and what the final norm made of them. */
interface NormedBatch extends FinalNorm {
  batch: RowBatch<RowRange>
  tokens: BigInt64Array
}

/** Runs batches as far as the final norm. */
const runTrunk = async (
  { model, documents }: EvaluationInput,
  batches: readonly RowBatch<RowRange>[],
): Promise<NormedBatch[]> => {
  const { session, config } = await finalNormSession(model)
  const normed: NormedBatch[] = []
  for (const batch of batches) {
    const pieces = batch.rows.map(row => documents[row.document].subarray(row.start, row.start + row.length))
    const tokens = padBatch(pieces, batch.positions, config.bosTokenId)
    normed.push({ batch, tokens, ...(await runFinalNorm(session, tokens, batch.rows.length, batch.positions)) })
  }
  return normed
}

/**
 * Mean loss over every token of the documents (nats; each predicted from what stands before it in its row, the first one
 * from BOS alone), and mean scale of the final LayerNorm over the tokens' own positions. Embedding and unembedding, the
 * largest matrices of a model, are never in memory together.
 */
export const evaluateDocuments = async (input: EvaluationInput): Promise<Evaluation> => {
  const { model, documents } = input
  const lengths = documents.map(tokens => tokens.length)
  const { nCtx } = (await finalNormSession(model)).config
  const batches = batchRows(cutRows(lengths, nCtx), nCtx)
  let loss = 0
  let scale = 0
  let lossTokens = 0
  for (let from = 0; from < batches.length; from += BATCHES) {
    const normedBatches = await runTrunk(input, batches.slice(from, from + BATCHES))
    const unembed = await unembedSession(model)
    for (const { batch, tokens, normed, finalScale } of normedBatches) {
      // The target of a position is the token after it; the last position of a row has none and is left out below.
      const targets = new BigInt64Array(tokens.length)
      targets.set(tokens.subarray(1))
      const logProb = await targetLogProbs(unembed, normed, targets)
      batch.rows.forEach((row, i) => {
        const first = i * batch.positions
        for (let t = 0; t < row.length; t++) {
          loss -= logProb[first + t]
          scale += finalScale[first + t + 1]
        }
        lossTokens += row.length
      })
    }
  }
  // Not needed again in this run, and large.
  await letGo()
  if (lossTokens === 0) throw new Error('evaluation: wanted documents with tokens, got none; add text to the corpus')
  return { loss: loss / lossTokens, lossTokens, finalScale: scale / lossTokens }
}
