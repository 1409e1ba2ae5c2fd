import type { Predicate } from '#lib/claims/predicate.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { runActivations } from '#lib/inference/session.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { tokenMarker } from '#lib/scores/mark-tokens.ts'
import { type PredicateScoring, scorePredicate, unscored } from '#lib/scores/score-predicate.ts'
import type { ScoredText } from '#lib/scores/scored-text.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { batchRows } from '#workers/plan/batch-rows.ts'
import { padBatch } from '#workers/plan/pad-batch.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** A row of text to be read. */
export interface TextRow {
  tokens: Uint16Array
  domain: string
  group: number
}

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

interface PlacedRow extends TextRow {
  length: number
  first: number
}

/** Runs the text through the model once and scores the predicate for each neuron. */
export async function layerScores(input: LayerScoresInput): Promise<PredicateScoring[]> {
  const { model, layer, site, neurons, train, random } = input
  const mark = tokenMarker(input.predicate, createTokenizer(input.tokenizer))
  if ('unscorable' in mark) return neurons.map(() => unscored(mark.unscorable))
  const { session, config } = await layerSession(model, layer, site)
  let nTokens = 0
  const placed = (rows: TextRow[]): PlacedRow[] =>
    rows.map(row => {
      nTokens += row.tokens.length
      return { ...row, length: row.tokens.length, first: nTokens - row.tokens.length }
    })
  const [trained, drawn, tops] = [placed(train), placed(random), neurons.map(({ top }) => placed(top))]
  const rows = [...trained, ...drawn, ...tops.flat()]
  const marks = new Uint8Array(nTokens)
  for (const row of rows) mark(row, marks.subarray(row.first, row.first + row.length))

  const activations = neurons.map(() => new Float32Array(nTokens))
  const { nCtx, dMlp, bosTokenId } = config
  for (const batch of batchRows(rows, nCtx)) {
    const ids = padBatch(
      batch.rows.map(row => row.tokens),
      batch.positions,
      bosTokenId,
    )
    const [values] = await runActivations(session, ids, batch.rows.length, batch.positions, [hookPoint(layer, site)])
    for (const [place, { first, length }] of batch.rows.entries())
      for (let i = 0; i < length; i++) {
        // Position 0 is BOS.
        const at = (place * batch.positions + 1 + i) * dMlp
        for (const [j, { neuron }] of neurons.entries()) activations[j][first + i] = values[at + neuron]
      }
  }
  return neurons.map(({ scale, repeated }, i) => {
    const own = activations[i]
    const fitted = textOf(trained, own, marks)
    return scorePredicate(
      { train: fitted, random: textOf(drawn, own, marks), top: textOf(tops[i], own, marks), repeated },
      scale,
    )
  })
}

/** Rows that stand one behind another, as a text of its own. */
function textOf(rows: readonly PlacedRow[], activations: Float32Array, marks: Uint8Array): ScoredText {
  const from = rows[0]?.first ?? 0
  const end = rows.length === 0 ? 0 : rows[rows.length - 1].first + rows[rows.length - 1].length
  const tokens = new Uint16Array(end - from)
  for (const { tokens: own, first } of rows) tokens.set(own, first - from)
  return {
    tokens,
    activations: activations.subarray(from, end),
    marks: marks.subarray(from, end),
    starts: Uint32Array.from([...rows.map(({ first }) => first), end], at => at - from),
    groups: Uint8Array.from(rows, ({ group }) => group),
  }
}
