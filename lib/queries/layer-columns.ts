import 'server-only'
import { db } from '#lib/db.ts'
import { type LayerColumns, noWord, type WordColumn } from '#lib/layer/layer-columns.ts'
import { type NumberKey, numberKeys, wordKeys } from '#lib/methods/registry.ts'
import { analysisState } from '#lib/queries/analysis-state.ts'
import { listTokens } from '#lib/queries/list-tokens.ts'
import { recent } from '#lib/queries/recent.ts'
import { columnSql, statisticTables } from '#lib/queries/statistic-sql.ts'

/** A layer of a published run at one state of its analysis never changes; 64 of them are at most about 80 MB. */
const kept = recent<LayerColumns>(64)

/** Statistics of every neuron of one layer of a published run, by neuron; empty where the layer has none. */
export async function layerColumns(run: { id: number; tokenizerId: number }, layer: number): Promise<LayerColumns> {
  const state = await analysisState(run.id, layer)
  return kept(`${run.id}/${layer}/${state}`, () => readColumns(run, layer))
}

type Row = Record<string, Uint8Array | null> & { n: number; token: Uint8Array; dead: Uint8Array; sparkline: Uint8Array }

const bytesOf = (send: string, name: string) => `string_agg(${send}, ''::bytea order by s.neuron) as "${name}"`

// One row of bytes instead of thousands of objects; Postgres sends numbers big-endian, and NULL as NaN.
const numbersSql = `select count(*)::int as n,
    ${numberKeys.map(key => bytesOf(`float4send(coalesce(${columnSql(key)}::real, 'NaN'))`, key)).join(',\n')},
    ${bytesOf('int4send(s.dead::int)', 'dead')},
    ${bytesOf('int4send(s.top_token)', 'token')},
    ${bytesOf('s.sparkline', 'sparkline')}
  from ${statisticTables} where s.run_id = $1 and s.layer = $2`

const wordsSql = `select ${wordKeys.map(key => `array_agg(${columnSql(key)} order by s.neuron) as "${key}"`).join(', ')}
  from ${statisticTables} where s.run_id = $1 and s.layer = $2`

async function readColumns(run: { id: number; tokenizerId: number }, layer: number): Promise<LayerColumns> {
  const [[row], [named]] = await Promise.all([
    db.$queryRawUnsafe<Row[]>(numbersSql, run.id, layer),
    db.$queryRawUnsafe<Record<string, (string | null)[] | null>[]>(wordsSql, run.id, layer),
  ])
  const n = row.max ? row.n : 0
  const ids = integers(row.token, n)
  const unique = Array.from(new Set(ids))
  const place = new Map(unique.map((id, i) => [id, i]))
  const numbers = Object.fromEntries(numberKeys.map(key => [key, floats(row[key], n)])) as Record<
    NumberKey,
    Float32Array
  >
  const { max, scale, fires, kurtosis, ...more } = numbers
  return {
    neuron: Uint32Array.from({ length: n }, (_, i) => i),
    max,
    scale,
    fires,
    kurtosis,
    dead: Uint8Array.from(integers(row.dead, n)),
    token: Uint16Array.from(ids, id => place.get(id) as number),
    sparkline: n > 0 ? Uint8Array.from(row.sparkline) : new Uint8Array(0),
    tokens: await listTokens(run.tokenizerId, unique),
    // What no neuron has is not computed yet: it is left out.
    more: Object.fromEntries(Object.entries(more).filter(([, values]) => values.some(value => !Number.isNaN(value)))),
    words: Object.fromEntries(
      wordKeys.flatMap(key => (named[key]?.some(Boolean) ? [[key, wordColumn(named[key])]] : [])),
    ),
  }
}

/** Words of neurons as places in a list of the different ones, the most at 255. */
function wordColumn(values: readonly (string | null)[]): WordColumn {
  const words = Array.from(new Set(values.filter(value => value !== null)))
    .sort()
    .slice(0, noWord)
  const places = new Map(words.map((word, i) => [word, i]))
  return { codes: Uint8Array.from(values, value => places.get(value ?? '') ?? noWord), words }
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
