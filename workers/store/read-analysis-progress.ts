import type { AnalysisProgress } from '#workers/plan/next-analysis.ts'
import { type BlockedLayer, reasonBlocks } from '#workers/plan/reason-blocks.ts'
import { synthesisRanges } from '#workers/plan/synthesis-ranges.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
select
  run.id as "runId",
  case when model.d_mlp > 0 then model.n_layers else 0 end as "nLayers",
  model.act_fn = 'solu_ln' and run.spec ->> 'site' = 'mid' as "atMid",
  case when 'sample' = any(part.finished) then part.parts end as "nParts",
  part.fired, part.weighed, part.smuggled, part.contexts, part.contributed, part.pathed,
  part.reversed, part.reasoned, part.purified, part.drawn, part.indexed, part.searchable,
  part.synthesised, part.tested, part.error,
  model.d_mlp as "dMlp", model.d_model as "dModel", (run.spec ->> 'topK')::int as "topK"
from run
join model on model.id = run.model_id
cross join lateral (
  select
    coalesce(array_agg(pass) filter (where shard = -1), '{}') as finished,
    (count(*) filter (where pass = 'sample' and shard >= 0))::int as parts,
    coalesce(array_agg(shard) filter (where pass = 'firing' and layer = 0 and shard >= 0), '{}')::int[] as fired,
    coalesce(array_agg(layer) filter (where pass = 'weights' and shard = -1), '{}')::int[] as weighed,
    coalesce(array_agg(layer) filter (where pass = 'firing' and shard = -1), '{}')::int[] as smuggled,
    coalesce(array_agg(layer) filter (where pass = 'ngrams' and shard = -1), '{}')::int[] as contexts,
    coalesce(array_agg(layer) filter (where pass = 'contribution' and shard = -1), '{}')::int[] as contributed,
    coalesce(array_agg(layer) filter (where pass = 'path' and shard = -1), '{}')::int[] as pathed,
    coalesce(array_agg(layer) filter (where pass = 'reverse' and shard = -1), '{}')::int[] as reversed,
    coalesce(array_agg(array[layer, shard]) filter (where pass = 'reasons' and shard >= 0), '{}')::int[] as reasoned,
    coalesce(array_agg(layer) filter (where pass = 'purity' and shard = -1), '{}')::int[] as purified,
    coalesce(array_agg(layer) filter (where pass = 'samples' and shard = -1), '{}')::int[] as drawn,
    coalesce(array_agg(shard) filter (where pass = 'patterns' and shard >= 0), '{}')::int[] as indexed,
    count(*) filter (where pass = 'patterns' and shard = -1) > 0 as searchable,
    coalesce(array_agg(array[layer, shard]) filter (where pass = 'synthesis' and shard >= 0), '{}')::int[] as synthesised,
    coalesce(array_agg(layer) filter (where pass = 'causal' and shard = -1), '{}')::int[] as tested,
    max(convert_from(bytes, 'utf8')) filter (where pass = 'failed') as error
  from analysis_part where run_id = run.id
) as part
where run.state = 'published' and ($1::int is null or run.id = $1)
order by run.id`

/** A row of the query: blocks and ranges by layer and number. */
type StoredProgress = Omit<AnalysisProgress, 'nBlocks' | 'reasoned' | 'nRanges' | 'synthesised'> &
  BlockedLayer & { reasoned: [number, number][]; synthesised: [number, number][] }

/** How far the analyses of all published runs have come, or that of the one with this id; from their stored parts. */
export const readAnalysisProgress = async (db: Queryable, runId: number | null = null): Promise<AnalysisProgress[]> => {
  const { rows } = await db.query<StoredProgress>(SQL, [runId])
  return rows.map(({ dMlp, dModel, topK, reasoned, synthesised, ...progress }) => {
    const nBlocks = reasonBlocks({ dMlp, dModel, topK })
    const nRanges = synthesisRanges(dMlp)
    return {
      ...progress,
      nBlocks,
      reasoned: reasoned.map(([layer, block]) => layer * nBlocks + block),
      nRanges,
      synthesised: synthesised.map(([layer, range]) => layer * nRanges + range),
    }
  })
}
