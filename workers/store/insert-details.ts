import type { Queryable } from '#workers/store/queryable.ts'

/** A packed record of one neuron. */
export interface NewDetail {
  neuron: number
  kind: 'inputs' | 'contribution' | 'path' | 'joint' | 'tokens' | 'reasons' | 'purity' | 'samples' | 'domains'
  bytes: Uint8Array
}

const NEURONS = `
insert into neuron_detail (run_id, layer, neuron, kind, bytes)
select $1, $2, neuron, kind, bytes
from unnest($3::int[], $4::text[], $5::bytea[]) as d(neuron, kind, bytes)
on conflict do nothing`

const LAYER = `insert into layer_detail (run_id, layer, kind, bytes) values ($1, $2, $3, $4) on conflict do nothing`

/** Records sent to the database at once: some megabytes. */
const AT_ONCE = 256

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Stores records of a layer's neurons once. */
export const insertDetails = async (
  db: Queryable,
  runId: number,
  layer: number,
  details: readonly NewDetail[],
): Promise<void> => {
  for (let first = 0; first < details.length; first += AT_ONCE) {
    const some = details.slice(first, first + AT_ONCE)
    const values = [some.map(d => d.neuron), some.map(d => d.kind), some.map(d => buffer(d.bytes))]
    await db.query(NEURONS, [runId, layer, ...values])
  }
}

/** Stores a record of a whole layer once. */
export const insertLayerDetail = async (
  db: Queryable,
  runId: number,
  layer: number,
  kind: 'amplification' | 'sample' | 'null-reasons',
  bytes: Uint8Array,
): Promise<void> => {
  await db.query(LAYER, [runId, layer, kind, buffer(bytes)])
}
