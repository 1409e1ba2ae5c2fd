import type pg from 'pg'

const SQL = `
select
  (select string_agg(layer || ':' || sha256, ' ' order by layer) from merged_layer where run_id = $1) as merged,
  (select md5(string_agg(md5(s::text), '' order by layer, neuron)) from neuron_stats s where run_id = $1) as stats,
  (select md5(string_agg(md5(p::text), '' order by layer, neuron)) from neuron_profile p where run_id = $1) as profiles,
  (select md5(string_agg(md5(d::text), '' order by layer, neuron)) from neuron_detail d
    where run_id = $1 and kind = 'domain-examples') as details`

/** What a published run holds, for comparison with the same run made in another way. */
export interface PublishedDigest {
  /** sha256 of each layer's merged bytes. */
  merged: string
  /** Digests of all rows, run id included. */
  stats: string
  profiles: string
  details: string
}

/** The digest of a run's rows. */
export const publishedDigest = async (pool: pg.Pool, runId: number): Promise<PublishedDigest> =>
  (await pool.query<PublishedDigest>(SQL, [runId])).rows[0]
