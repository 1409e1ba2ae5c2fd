import type { NumberKey, WordKey } from '#lib/methods/registry.ts'
import { sparklineBars } from '#lib/neuron/sparkline.ts'
import { packBundle, type TypedArray, unpackBundle } from '#lib/numeric/bundle.ts'

/** A word a neuron: [n] places in `words`; noWord where there is none. */
export interface WordColumn {
  codes: Uint8Array
  words: string[]
}

/** Stands for a neuron without a word. */
export const noWord = 255

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
  /** Excess kurtosis, [n]; NaN when dead. */
  kurtosis: Float32Array
  /** 1 where variance is zero or M is below a tenth of the layer's median M, [n]. */
  dead: Uint8Array
  /** Token on which the largest activation falls, [n]; an index into `tokens`. */
  token: Uint16Array
  /** Heights 0..255 of the tiny histogram, [n, 24]. */
  sparkline: Uint8Array
  /** Tokens that occur in `token`, as escaped HTML ready for a list. */
  tokens: string[]
  /** Further statistics (lib/methods), [n] each. */
  more: Partial<Record<NumberKey, Float32Array>>
  words: Partial<Record<WordKey, WordColumn>>
}

const always = ['max', 'scale', 'fires', 'kurtosis'] as const
const isAlways = (key: NumberKey): key is (typeof always)[number] => (always as readonly string[]).includes(key)

/** A statistic's column; all undefined where the layer does not have it. */
export const numbersOf = (columns: LayerColumns, key: NumberKey): Float32Array =>
  (isAlways(key) ? columns[key] : columns.more[key]) ?? new Float32Array(columns.neuron.length).fill(Number.NaN)

/** One neuron's value of a statistic; NaN where it is undefined or the layer does not have it. */
export const numberAt = (columns: LayerColumns, key: NumberKey, place: number): number =>
  (isAlways(key) ? columns[key] : columns.more[key])?.[place] ?? Number.NaN

/** Whether any neuron has a statistic. */
export const hasColumn = (columns: LayerColumns, key: NumberKey | WordKey): boolean =>
  isAlways(key as NumberKey) || key in columns.more || key in columns.words

/** The columns with only those of `more` that are wanted. */
export const withNumbers = (columns: LayerColumns, wanted: readonly NumberKey[]): LayerColumns => ({
  ...columns,
  more: Object.fromEntries(Object.entries(columns.more).filter(([key]) => wanted.includes(key as NumberKey))),
})

const magic = 'SLLC'
const version = 2

/** Packs columns for the way to the browser. */
export function packLayerColumns({ tokens, more, words, ...arrays }: LayerColumns): Uint8Array<ArrayBuffer> {
  const named: Record<string, TypedArray> = { ...arrays }
  for (const [key, column] of Object.entries(more)) named[`more.${key}`] = column
  for (const [key, { codes }] of Object.entries(words)) named[`words.${key}`] = codes
  const lists = Object.fromEntries(Object.entries(words).map(([key, column]) => [key, column.words]))
  return packBundle(magic, version, { tokens, lists }, named)
}

/** Reads what `packLayerColumns` wrote. */
export function unpackLayerColumns(bytes: Uint8Array): LayerColumns {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const { tokens, lists } = meta as { tokens: string[]; lists: Record<string, string[]> }
  const plain: Record<string, TypedArray> = {}
  const more: Record<string, TypedArray> = {}
  const words: Record<string, WordColumn> = {}
  for (const [name, array] of Object.entries(arrays)) {
    const [kind, key] = name.split('.')
    if (kind === 'more') more[key] = array
    else if (kind === 'words') words[key] = { codes: array as Uint8Array, words: lists[key] }
    else plain[name] = array
  }
  return { ...(plain as unknown as Omit<LayerColumns, 'tokens' | 'more' | 'words'>), tokens, more, words }
}

/** The rows at `places` (indices into the columns), in that order; only the tokens they need. */
export function takeRows(columns: LayerColumns, places: ArrayLike<number>): LayerColumns {
  const n = places.length
  const pick = <T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(from: T, to: T): T => {
    for (let i = 0; i < n; i++) to[i] = from[places[i]]
    return to
  }
  const floats = (from: Float32Array) => pick(from, new Float32Array(n))
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
  const words = Object.entries(columns.words).map(([key, { codes, words: list }]) => [
    key,
    { codes: pick(codes, new Uint8Array(n)), words: list },
  ])
  return {
    neuron: pick(columns.neuron, new Uint32Array(n)),
    max: floats(columns.max),
    scale: floats(columns.scale),
    fires: floats(columns.fires),
    kurtosis: floats(columns.kurtosis),
    dead: pick(columns.dead, new Uint8Array(n)),
    token,
    sparkline,
    tokens: Array.from(used.keys(), id => columns.tokens[id]),
    more: Object.fromEntries(Object.entries(columns.more).map(([key, column]) => [key, floats(column)])),
    words: Object.fromEntries(words),
  }
}
