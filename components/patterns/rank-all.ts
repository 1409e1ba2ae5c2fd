import type { RankedNeuron } from '#components/patterns/pattern-ranking.tsx'
import type { PatternView } from '#lib/address/pattern-request.ts'
import type { ModelSearch } from '#lib/queries/pattern-search.ts'

/** The best rows of all models together, in the order of the view. */
export function rankAll(answers: readonly ModelSearch[], { sort, limit }: PatternView): RankedNeuron[] {
  const rows = answers.flatMap(answer =>
    'result' in answer
      ? answer.result.rows.map((row, i) => ({ ...row, model: answer.model.name, words: answer.tokens[i] }))
      : [],
  )
  return rows.sort((a, b) => (b[sort] ?? -2) - (a[sort] ?? -2) || (b.f1 ?? -2) - (a.f1 ?? -2)).slice(0, limit)
}
