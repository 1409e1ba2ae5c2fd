import 'server-only'
import { db } from '#lib/db.ts'
import { jobFailures } from '#lib/queries/job-failures.ts'
import { type LiveWorker, liveWorkers } from '#lib/queries/live-workers.ts'
import { type FinishedShard, type RunProgress, tokensPerSecond, underWay } from '#lib/runs/run-progress.ts'

/** Every run and every live worker. */
export interface Progress {
  /** Newest first, those under way before the rest. */
  runs: RunProgress[]
  workers: LiveWorker[]
}

interface Row {
  id: number
  hash: string
  model: string
  corpus: string
  state: RunProgress['state']
  nShards: number
  nLayers: number
  nTokens: number
  tokensRead: number
  tokensCollected: number
  scanned: number
  collected: number
  merged: number
  written: number
  /** The last shards of the step under way, newest first: [milliseconds, tokens]. */
  finished: [number, number][]
  error: string | null
  createdAt: Date
  publishedAt: Date | null
  now: Date
}

// The shards of a published run are all done; its partials are gone.
const rows = () => db.$queryRaw<Row[]>`
select
  run.id, run.hash, model.name as model, corpus.name as corpus, run.state::text, run.n_shards as "nShards",
  case when model.d_mlp > 0 then model.n_layers else 0 end::int as "nLayers", run.n_tokens::float8 as "nTokens",
  done.*, run.error, run.created_at as "createdAt", run.published_at as "publishedAt", now() as now
from run
join model on model.id = run.model_id
join corpus on corpus.id = run.corpus_id
cross join lateral (
  select
    count(*) filter (where kind = 'scan')::int as scanned,
    count(*) filter (where kind = 'collect')::int as collected,
    coalesce(sum(shard.n_tokens) filter (where kind = 'scan'), 0)::float8 as "tokensRead",
    coalesce(sum(shard.n_tokens) filter (where kind = 'collect'), 0)::float8 as "tokensCollected",
    (select count(*)::int from merged_layer where run_id = run.id) as merged,
    (
      select count(*)::int from generate_series(0, model.n_layers - 1) as layer
      where exists (select from neuron_stats where run_id = run.id and neuron_stats.layer = layer.layer)
    ) as written,
    (
      select coalesce(json_agg(json_build_array(extract(epoch from last.created_at) * 1000, last.n_tokens)), '[]')
      from (
        select partial.created_at, shard.n_tokens
        from partial join shard on shard.run_id = partial.run_id and shard.shard = partial.shard
        where partial.run_id = run.id and partial.layer = 0
          and partial.kind = case run.state when 'collecting' then 'collect' else 'scan' end
        order by partial.created_at desc limit 17
      ) as last
    ) as finished
  from partial join shard on shard.run_id = partial.run_id and shard.shard = partial.shard
  where partial.run_id = run.id and partial.layer = 0
) as done
order by run.state in ('published', 'failed'), run.id desc`

/** How far every run has come, and who is working. */
export async function readProgress(): Promise<Progress> {
  const [all, workers] = await Promise.all([rows(), liveWorkers()])
  const failures = await jobFailures(all.filter(underWay).map(run => run.id))
  const firstStart = Math.min(...workers.map(worker => worker.startedAt))
  return { runs: all.map(row => progressOf(row, failures.get(row.id) ?? [], firstStart)), workers }
}

function progressOf(row: Row, jobLines: string[], firstStart: number): RunProgress {
  const [done, all] = partsOf(row)
  const finished: FinishedShard[] = row.finished.map(([at, tokens]) => ({ at, tokens }))
  const began = Math.max(row.createdAt.getTime(), firstStart)
  const moving = row.state === 'scanning' || row.state === 'collecting'
  const rate = moving && Number.isFinite(began) ? tokensPerSecond(finished, began, row.now.getTime()) : null
  const rest = row.nTokens - (row.state === 'collecting' ? row.tokensCollected : row.tokensRead)
  return {
    hash: row.hash,
    model: row.model,
    corpus: row.corpus,
    state: row.state,
    done,
    all,
    nTokens: row.nTokens,
    tokensRead: row.state === 'published' ? row.nTokens : row.tokensRead,
    tokensPerSecond: rate,
    secondsLeft: rate === null ? null : Math.max(0, rest) / rate,
    failures: row.error ? [row.error] : jobLines,
    createdAt: row.createdAt.getTime(),
    publishedAt: row.publishedAt?.getTime() ?? null,
  }
}

function partsOf(row: Row): [done: number, all: number] {
  switch (row.state) {
    case 'merging':
      return [row.merged, row.nLayers]
    case 'collecting':
      return [row.collected, row.nShards]
    case 'publishing':
      return [row.written, row.nLayers]
    case 'published':
      return [row.nShards, row.nShards]
    case 'scanning':
    case 'failed':
      return [row.scanned, row.nShards]
    default:
      return row.state satisfies never
  }
}
