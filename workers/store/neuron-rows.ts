import type { NeuronStatistics } from '#workers/plan/neuron-statistics.ts'
import type { BinaryRows } from '#workers/store/binary-rows.ts'

/** Key of a neuron's row in one run. */
export interface NeuronKey {
  runId: number
  layer: number
  neuron: number
}

/** Packed records of a neuron (lib/neuron), as in prisma/schema.prisma's NeuronProfile. */
export interface NeuronProfileBytes {
  examples: Uint8Array
  histogram: Uint8Array
  effects: Uint8Array
  strongest: Uint8Array
}

const writeKey = (rows: BinaryRows, { runId, layer, neuron }: NeuronKey): void => {
  rows.int4(runId)
  rows.int2(layer)
  rows.int4(neuron)
}

/** Appends a row of neuron_stats; fields in the table's column order. `topToken` is a token id. */
export const writeStatsRow = (rows: BinaryRows, key: NeuronKey, stats: NeuronStatistics, topToken: number): void => {
  rows.row(18)
  writeKey(rows, key)
  rows.float4(stats.maxActivation)
  rows.float4(stats.minActivation)
  rows.float4(stats.scale)
  rows.boolean(stats.dead)
  rows.float8(stats.mean)
  rows.float8(stats.variance)
  rows.float8(stats.skewness)
  rows.float8(stats.kurtosis)
  rows.float4(stats.fires10)
  rows.float4(stats.fires25)
  rows.float4(stats.fires50)
  rows.float4(stats.sparsity)
  rows.float4(stats.zeroFraction)
  rows.int4(topToken)
  rows.bytea(stats.sparkline)
}

/** Appends a row of neuron_detail; fields in the table's column order. */
export const writeDetailRow = (rows: BinaryRows, key: NeuronKey, kind: 'domain-examples', bytes: Uint8Array): void => {
  rows.row(5)
  writeKey(rows, key)
  rows.bytea(new TextEncoder().encode(kind))
  rows.bytea(bytes)
}

/** Appends a row of neuron_profile; fields in the table's column order. */
export const writeProfileRow = (rows: BinaryRows, key: NeuronKey, profile: NeuronProfileBytes): void => {
  rows.row(7)
  writeKey(rows, key)
  rows.bytea(profile.examples)
  rows.bytea(profile.histogram)
  rows.bytea(profile.effects)
  rows.bytea(profile.strongest)
}
