import type { SortInputs } from '#lib/analysis/sort-keys.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select
  reasons, effective_reasons as "effectiveReasons", silhouette, mono_mass as "monoMass", r2_token as unigram,
  r2_trigram as trigram, current_tokens as "effectiveTokens"
from neuron_analysis where run_id = $1 and layer = $2
order by neuron`

/** What a layer's sort keys are made of, by neuron. */
export const readSortInputs = async (db: Queryable, runId: number, layer: number): Promise<SortInputs[]> =>
  (await db.query<SortInputs>(SQL, [runId, layer])).rows
