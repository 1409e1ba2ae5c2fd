import { sparklineBars } from '#lib/neuron/sparkline.ts'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/**
 * Statistics of neurons of one layer, a column a statistic, all of one length n. NaN where a statistic is undefined (NULL
 * in the database).
 */
export interface LayerColumns {
  /** Index of the neuron in its layer, [n]. */
  neuron: Uint32Array
  /** Largest activation, [n]. */
  max: Float32Array
  /** M: mean of the 20 largest per-document maxima, [n]. */
  scale: Float32Array
  /** Fraction of tokens with activation >= 0.25 M, [n]; NaN when dead. */
  fires: Float32Array
  /** Mean activation, [n]. */
  mean: Float32Array
  /** Excess kurtosis, [n]; NaN when dead. */
  kurtosis: Float32Array
  /** Treves-Rolls sparsity of the positive part, in (0, 1], [n]; NaN when dead. */
  sparsity: Float32Array
  /** 1 where variance is zero or M is below a tenth of the layer's median M, [n]. */
  dead: Uint8Array
  /** Token on which the largest activation falls, [n]; an index into `tokens`. */
  token: Uint16Array
  /** Heights 0..255 of the tiny histogram, [n, 24]. */
  sparkline: Uint8Array
  /** Tokens that occur in `token`, as escaped HTML ready for a list. */
  tokens: string[]
}

/** The columns that hold one number a neuron. */
export const numberColumns = ['max', 'scale', 'fires', 'mean', 'kurtosis', 'sparsity'] as const

export type NumberColumn = (typeof numberColumns)[number]

const magic = 'SLLC'
const version = 1

/** Packs columns for the way to the browser. */
export function packLayerColumns({ tokens, ...arrays }: LayerColumns): Uint8Array<ArrayBuffer> {
  return packBundle(magic, version, tokens, arrays)
}

/** Reads what `packLayerColumns` wrote. */
export function unpackLayerColumns(bytes: Uint8Array): LayerColumns {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  return { ...(arrays as unknown as Omit<LayerColumns, 'tokens'>), tokens: meta as string[] }
}

/** The rows at `places` (indices into the columns), in that order; only the tokens they need. */
export function takeRows(columns: LayerColumns, places: ArrayLike<number>): LayerColumns {
  const n = places.length
  const pick = <T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(from: T, to: T): T => {
    for (let i = 0; i < n; i++) to[i] = from[places[i]]
    return to
  }
  const used = new Map<number, number>()
  const token = new Uint16Array(n)
  const sparkline = new Uint8Array(n * sparklineBars)
  for (let i = 0; i < n; i++) {
    const id = columns.token[places[i]]
    if (!used.has(id)) used.set(id, used.size)
    token[i] = used.get(id) as number
    const at = places[i] * sparklineBars
    sparkline.set(columns.sparkline.subarray(at, at + sparklineBars), i * sparklineBars)
  }
  return {
    neuron: pick(columns.neuron, new Uint32Array(n)),
    max: pick(columns.max, new Float32Array(n)),
    scale: pick(columns.scale, new Float32Array(n)),
    fires: pick(columns.fires, new Float32Array(n)),
    mean: pick(columns.mean, new Float32Array(n)),
    kurtosis: pick(columns.kurtosis, new Float32Array(n)),
    sparsity: pick(columns.sparsity, new Float32Array(n)),
    dead: pick(columns.dead, new Uint8Array(n)),
    token,
    sparkline,
    tokens: Array.from(used.keys(), id => columns.tokens[id]),
  }
}
