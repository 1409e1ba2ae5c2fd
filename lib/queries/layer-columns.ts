import 'server-only'
import { db } from '#lib/db.ts'
import type { LayerColumns } from '#lib/layer/layer-columns.ts'
import { listTokens } from '#lib/queries/list-tokens.ts'
import { recent } from '#lib/queries/recent.ts'

/** A layer of a published run never changes; 64 of them are at most about 40 MB. */
const kept = recent<LayerColumns>(64)

/** Statistics of every neuron of one layer of a published run, by neuron; empty where the layer has none. */
export const layerColumns = (run: { id: number; tokenizerId: number }, layer: number): Promise<LayerColumns> =>
  kept(`${run.id}/${layer}`, () => readColumns(run, layer))

interface Row {
  n: number
  max: Uint8Array | null
  scale: Uint8Array
  fires: Uint8Array
  mean: Uint8Array
  kurtosis: Uint8Array
  sparsity: Uint8Array
  dead: Uint8Array
  token: Uint8Array
  sparkline: Uint8Array
}

// One row of bytes instead of thousands of objects; Postgres sends numbers big-endian, and NULL as NaN.
async function readColumns(run: { id: number; tokenizerId: number }, layer: number): Promise<LayerColumns> {
  const [row] = await db.$queryRaw<Row[]>`
    select
      count(*)::int as n,
      string_agg(float4send(max_activation), ''::bytea order by neuron) as max,
      string_agg(float4send(scale), ''::bytea order by neuron) as scale,
      string_agg(float4send(coalesce(fires25, 'NaN')), ''::bytea order by neuron) as fires,
      string_agg(float4send(mean::real), ''::bytea order by neuron) as mean,
      string_agg(float4send(coalesce(kurtosis, 'NaN')::real), ''::bytea order by neuron) as kurtosis,
      string_agg(float4send(coalesce(sparsity, 'NaN')), ''::bytea order by neuron) as sparsity,
      string_agg(int4send(dead::int), ''::bytea order by neuron) as dead,
      string_agg(int4send(top_token), ''::bytea order by neuron) as token,
      string_agg(sparkline, ''::bytea order by neuron) as sparkline
    from neuron_stats
    where run_id = ${run.id} and layer = ${layer}`
  const n = row.max ? row.n : 0
  const ids = integers(row.token, n)
  const unique = Array.from(new Set(ids))
  const place = new Map(unique.map((id, i) => [id, i]))
  return {
    neuron: Uint32Array.from({ length: n }, (_, i) => i),
    max: floats(row.max, n),
    scale: floats(row.scale, n),
    fires: floats(row.fires, n),
    mean: floats(row.mean, n),
    kurtosis: floats(row.kurtosis, n),
    sparsity: floats(row.sparsity, n),
    dead: Uint8Array.from(integers(row.dead, n)),
    token: Uint16Array.from(ids, id => place.get(id) as number),
    sparkline: n > 0 ? Uint8Array.from(row.sparkline) : new Uint8Array(0),
    tokens: await listTokens(run.tokenizerId, unique),
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function floats(bytes: Uint8Array | null, n: number): Float32Array {
  const view = bytes && viewOf(bytes)
  return Float32Array.from({ length: n }, (_, i) => view?.getFloat32(i * 4) ?? Number.NaN)
}

function integers(bytes: Uint8Array, n: number): Int32Array {
  const view = n > 0 ? viewOf(bytes) : null
  return Int32Array.from({ length: n }, (_, i) => view?.getInt32(i * 4) ?? 0)
}
