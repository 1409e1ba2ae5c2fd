import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

/**
 * Sums and counts by a pair (list, token), only of pairs that occur: an open hash table on typed arrays. Sums are of numbers
 * rounded to 2^-24, so while below 2^29 they are exact, and the same in any order.
 */
export interface PairSums {
  /** Tokens are 0 .. nTokens - 1, lists 0 .. nLists - 1; nLists * nTokens < 2^32 - 1. */
  readonly nLists: number
  readonly nTokens: number
  /** Pairs held. */
  size: number
  /** list * nTokens + token + 1, 0 where the slot is empty; the length is a power of two. */
  keys: Uint32Array
  /** Sum and count by slot. */
  sums: Float64Array
  counts: Uint32Array
}

/** One pair of a list. */
export interface PairSum {
  token: number
  sum: number
  count: number
}

/** Sums are multiples of this. */
export const pairUnit = 2 ** -24
const rounding = 1.5 * 2 ** 52 * pairUnit
const magic = 'PAIR'
const version = 1

/** An empty table. Throws where the keys would not fit 32 bits. */
export function createPairSums(nLists: number, nTokens: number): PairSums {
  if (!(nLists * nTokens < 2 ** 32 - 1))
    throw new Error(`pair sums: wanted lists x tokens below 2^32, got ${nLists} x ${nTokens}; take fewer lists at once`)
  return { nLists, nTokens, size: 0, ...slots(1024) }
}

const slots = (n: number) => ({ keys: new Uint32Array(n), sums: new Float64Array(n), counts: new Uint32Array(n) })

/** Adds `value`, rounded to 2^-24, `count` times seen, to a pair. */
export function addPair(table: PairSums, list: number, token: number, value: number, count = 1): void {
  addKey(table, list * table.nTokens + token + 1, value + rounding - rounding, count)
}

function addKey(table: PairSums, key: number, sum: number, count: number): void {
  const slot = slotOf(table.keys, key)
  if (table.keys[slot] === 0) {
    table.keys[slot] = key
    table.size++
  }
  table.sums[slot] += sum
  table.counts[slot] += count
  if (table.size * 8 > table.keys.length * 5) grow(table)
}

/** The key's slot, or the empty one where it belongs. */
function slotOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1
  const mixed = Math.imul(key ^ (key >>> 15), 0x9e3779b1)
  let slot = (mixed ^ (mixed >>> 16)) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  return slot
}

function grow(table: PairSums): void {
  const { keys, sums, counts } = table
  Object.assign(table, slots(keys.length * 2))
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === 0) continue
    const slot = slotOf(table.keys, keys[i])
    table.keys[slot] = keys[i]
    table.sums[slot] = sums[i]
    table.counts[slot] = counts[i]
  }
}

/** Adds `from` into `into`. Throws where their sizes differ. */
export function mergePairSums(into: PairSums, from: PairSums): void {
  if (into.nLists !== from.nLists || into.nTokens !== from.nTokens)
    throw new Error(
      `pair sums: wanted ${into.nLists} lists of ${into.nTokens} tokens, got ${from.nLists} of ${from.nTokens}`,
    )
  for (let i = 0; i < from.keys.length; i++)
    if (from.keys[i] !== 0) addKey(into, from.keys[i], from.sums[i], from.counts[i])
}

/** The pairs of every list, tokens ascending, [nLists]. */
export function listPairs(table: PairSums): PairSum[][] {
  const lists: PairSum[][] = Array.from({ length: table.nLists }, () => [])
  for (const key of table.keys.filter(key => key !== 0).sort()) {
    const slot = slotOf(table.keys, key)
    const list = Math.floor((key - 1) / table.nTokens)
    lists[list].push({ token: (key - 1) % table.nTokens, sum: table.sums[slot], count: table.counts[slot] })
  }
  return lists
}

/** Packs a table; pairs ascending, so equal tables have equal bytes. */
export function encodePairSums(table: PairSums): Uint8Array<ArrayBuffer> {
  const keys = table.keys.filter(key => key !== 0).sort()
  const sums = Float64Array.from(keys, key => table.sums[slotOf(table.keys, key)])
  const counts = Uint32Array.from(keys, key => table.counts[slotOf(table.keys, key)])
  return packBundle(magic, version, { nLists: table.nLists, nTokens: table.nTokens }, { keys, sums, counts })
}

/** Reads a table. Throws one line on other data. */
export function decodePairSums(bytes: Uint8Array): PairSums {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const { nLists, nTokens } = meta as { nLists: number; nTokens: number }
  const table = createPairSums(nLists, nTokens)
  for (const [i, key] of (arrays.keys as Uint32Array).entries())
    addKey(table, key, Number(arrays.sums[i]), Number(arrays.counts[i]))
  return table
}
