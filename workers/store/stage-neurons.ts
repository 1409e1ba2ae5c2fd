import type pg from 'pg'
import { copyRows } from '#workers/store/copy-rows.ts'

const CREATE_STATS = `create temp table new_stats (like neuron_stats) on commit drop`
const CREATE_PROFILES = `create temp table new_profiles (like neuron_profile) on commit drop`
const CREATE_DETAILS = `create temp table new_details (like neuron_detail) on commit drop`
const PUBLISH_STATS = `insert into neuron_stats select * from new_stats on conflict do nothing`
const PUBLISH_PROFILES = `insert into neuron_profile select * from new_profiles on conflict do nothing`
const PUBLISH_DETAILS = `insert into neuron_detail select * from new_details on conflict do nothing`

/** Rows of the tables for some neurons, made with createBinaryRows. */
export interface NeuronRows {
  stats: Uint8Array
  profiles: Uint8Array
  details: Uint8Array
}

/**
 * Writes the neurons of a layer once: copied into temporary tables, then inserted where they are not there yet. Call inside
 * a transaction; nothing is visible before its end.
 */
export const stageNeurons = async (client: pg.PoolClient, chunks: AsyncIterable<NeuronRows>): Promise<void> => {
  await client.query(CREATE_STATS)
  await client.query(CREATE_PROFILES)
  await client.query(CREATE_DETAILS)
  for await (const { stats, profiles, details } of chunks) {
    await copyRows(client, 'new_stats', [stats])
    await copyRows(client, 'new_profiles', [profiles])
    await copyRows(client, 'new_details', [details])
  }
  await client.query(PUBLISH_STATS)
  await client.query(PUBLISH_PROFILES)
  await client.query(PUBLISH_DETAILS)
}
