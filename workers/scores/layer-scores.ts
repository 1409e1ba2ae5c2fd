import type { Predicate } from '#lib/claims/predicate.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { tokenMarker } from '#lib/scores/mark-tokens.ts'
import { type PredicateScoring, scorePredicate, unscored } from '#lib/scores/score-predicate.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { placeText, type TextRow, textFor } from '#workers/scores/placed-text.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** Neurons of one layer that a claim is about, and the text to score it on. */
export interface LayerScoresInput {
  model: ModelRef
  layer: number
  site: HookSite
  /** tokenizer.json, parsed. */
  tokenizer: unknown
  predicate: Predicate
  train: TextRow[]
  random: TextRow[]
  /** Top rows of each neuron, with 1 for those that are among the random ones too, and its M (NaN where it is dead). */
  neurons: { neuron: number; scale: number; top: TextRow[]; repeated: Uint8Array }[]
}

/**
 * Runs the text through the model once and scores the predicate for each neuron. What all neurons are scored on is kept for each of them, some half
 * a megabyte; the top rows of one for it alone.
 */
export async function layerScores(input: LayerScoresInput): Promise<PredicateScoring[]> {
  const { model, layer, site, neurons } = input
  const mark = tokenMarker(input.predicate, createTokenizer(input.tokenizer))
  if ('unscorable' in mark) return neurons.map(() => unscored(mark.unscorable))
  const { session, config } = await layerSession(model, layer, site)
  const all = neurons.map(({ neuron }) => neuron)
  const [train, random] = [input.train, input.random].map(rows => placeText(rows, all, mark))
  const tops = neurons.map(({ neuron, top }) => placeText(top, [neuron], mark))
  const rows = [train, random, ...tops].flatMap(text => text.rows.map(row => ({ ...row, text })))
  const { nCtx, dMlp, bosTokenId } = config
  for (const batch of batchRows(rows, nCtx)) {
    const ids = padBatch(
      batch.rows.map(row => row.tokens),
      batch.positions,
      bosTokenId,
    )
    const [values] = await runActivations(session, ids, batch.rows.length, batch.positions, [hookPoint(layer, site)])
    for (const [place, { first, length, text }] of batch.rows.entries())
      for (let i = 0; i < length; i++) {
        // Position 0 is BOS.
        const at = (place * batch.positions + 1 + i) * dMlp
        for (const [neuron, activations] of text.activations) activations[first + i] = values[at + neuron]
      }
  }
  return neurons.map(({ neuron, scale, repeated }, i) =>
    scorePredicate(
      { train: textFor(train, neuron), random: textFor(random, neuron), top: textFor(tops[i], neuron), repeated },
      scale,
    ),
  )
}
