import { binnedF1, scoreBins } from '#lib/analysis/binned-f1.ts'
import { addFitted, addJudged, createTermMoments, fewestTerms, keptR2, termWords } from '#lib/analysis/term-moments.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import { type TermDocument, termBatches } from '#workers/analyse/term-batches.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'
import { letGo } from '#workers/threads/held.ts'
import { type TermSession, termSession } from '#workers/threads/term-session.ts'

/** A 1-layer model whose neurons are to be rebuilt from named terms. */
export interface ReverseInput {
  model: ModelRef
  site: HookSite
  documents: TermDocument[]
  /** M of each neuron at the site, NaN for dead ones. */
  scales: Float64Array
}

/** Bits of the terms token, and token + position: those that need no attention pattern. */
const token = 1
const withoutAttention = 3

/** Reverse-engineering scores (methods §5) of a 1-layer model's neurons, [dMlp]; nothing of dead ones. */
export async function reverseScores(input: ReverseInput): Promise<AnalysisScores[]> {
  const source = await termSession(input.model, input.site)
  const { dMlp, nHeads } = source.config
  const nTerms = 2 + nHeads
  const moments = createTermMoments(dMlp, nTerms)
  for await (const { terms, pre, tokens } of termBatches(source, input.site, input.documents))
    for (const { at, scored } of tokens)
      if (scored) addJudged(moments, terms, pre, at)
      else addFitted(moments, terms, at)
  const kept = Array.from(input.scales, (scale, i) => (Number.isNaN(scale) ? null : fewestTerms(moments, i)))
  const f1 = await strongF1(source, input, kept, {
    mean: moments.preSum.map(sum => sum / moments.judged),
    deviation: moments.preSquare.map((square, i) =>
      Math.sqrt(square / moments.judged - (moments.preSum[i] / moments.judged) ** 2),
    ),
  })
  await letGo()
  return kept.map((list, i) =>
    list === null
      ? {}
      : {
          reverse_token: keptR2(moments, i, token),
          reverse_r2: keptR2(moments, i, withoutAttention),
          reverse_terms: termWords(list, nTerms),
          reverse_f1: f1[i],
        },
  )
}

/** F1 of strong firing by a threshold on pre without the terms that are left out, [dMlp]; null where nothing fires strongly. */
async function strongF1(
  source: TermSession,
  { site, documents, scales }: ReverseInput,
  kept: readonly (number | null)[],
  { mean, deviation }: { mean: Float64Array; deviation: Float64Array },
): Promise<(number | null)[]> {
  const { dMlp, nHeads } = source.config
  // 1 where a term is left out.
  const left = Array.from({ length: 2 + nHeads }, (_, term) =>
    Float64Array.from(kept, list => Number(list !== null && !((list >> term) & 1))),
  )
  const counts = () => new Uint32Array(dMlp * scoreBins)
  const parts = [0, 1].map(() => ({ all: counts(), fires: counts() }))
  const value = new Float64Array(dMlp)
  for await (const { terms, pre, activation, tokens } of termBatches(source, site, documents)) {
    for (const { at, scored } of tokens) {
      const { all, fires } = parts[Number(scored)]
      for (let i = 0; i < dMlp; i++) value[i] = pre[at + i]
      for (const [term, values] of terms.entries())
        for (let i = 0; i < dMlp; i++) value[i] -= left[term][i] * values[at + i]
      for (let i = 0; i < dMlp; i++) {
        // Steps of 1/32 of the deviation, from 4 below the mean to 28 above: what fires strongly stands far out.
        const bin = ((value[i] - mean[i]) / deviation[i] + 4) * 32
        const cell = i * scoreBins + (bin > 0 ? Math.min(Math.floor(bin), scoreBins - 1) : 0)
        all[cell]++
        if (activation[at + i] >= 0.5 * scales[i]) fires[cell]++
      }
    }
  }
  return kept.map((list, i) => {
    const own = (counted: Uint32Array) => counted.subarray(i * scoreBins, (i + 1) * scoreBins)
    const [fitted, judged] = parts.map(({ all, fires }) => ({ all: own(all), fires: own(fires) }))
    return list === null ? null : binnedF1(fitted, judged)
  })
}
