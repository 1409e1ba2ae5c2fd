import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { termOutputs } from '#lib/model/path-graph.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { batchPositions, batchRows } from '#workers/plan/batch-rows.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import type { TermSession } from '#workers/threads/term-session.ts'

/** A document whose tokens are taken apart into terms. */
export interface TermDocument {
  tokens: Uint16Array
  /** Whether it is judged (odd hash) or fitted (even). */
  scored: boolean
}

/** A batch taken apart: arrays are [positions, dMlp]. */
export interface TermBatch {
  /** Token, position, heads. */
  terms: Float32Array[]
  pre: Float32Array
  /** At the run's site. */
  activation: Float32Array
  /** Where each token's values begin, and whether its document is judged. BOS and padding are not among them. */
  tokens: { at: number; scored: boolean }[]
}

/** Numbers in memory at once: about 100 MB. */
const numbers = 2 ** 25 - 2 ** 23

/** Runs documents through a 1-layer model, batch by batch in one fixed order. */
export async function* termBatches(
  { session, config }: TermSession,
  site: HookSite,
  documents: readonly TermDocument[],
): AsyncGenerator<TermBatch> {
  const { nCtx, dMlp, nHeads, bosTokenId } = config
  const names = [...termOutputs(nHeads), hookPoint(0, 'pre'), hookPoint(0, site)]
  const budget = Math.min(batchPositions, Math.floor(numbers / (names.length * dMlp)))
  const lengths = documents.map(({ tokens }) => tokens.length)
  for (const { rows, positions } of batchRows(cutRows(lengths, nCtx), nCtx, budget)) {
    const pieces = rows.map(row => documents[row.document].tokens.subarray(row.start, row.start + row.length))
    const ids = padBatch(pieces, positions, bosTokenId)
    const found = await runActivations(session, ids, rows.length, positions, names)
    const tokens = rows.flatMap(({ document, length }, row) =>
      // Position 0 is BOS.
      Array.from({ length }, (_, i) => ({ at: (row * positions + i + 1) * dMlp, scored: documents[document].scored })),
    )
    yield { terms: found.slice(0, -2), pre: found[found.length - 2], activation: found[found.length - 1], tokens }
  }
}
