/** Documents met so far, numbered from 0 as they come; their hashes decide between equals. */
export interface DocumentTable {
  /** Ordinal in the corpus. */
  ordinal: Uint32Array
  /** Upper and lower half of the hash. */
  high: Uint32Array
  low: Uint32Array
  size: number
}

/** An empty table. */
export const createDocumentTable = (): DocumentTable => ({
  ordinal: new Uint32Array(256),
  high: new Uint32Array(256),
  low: new Uint32Array(256),
  size: 0,
})

/** Appends documents; returns the number of the first. */
export function addDocuments(table: DocumentTable, ordinals: Uint32Array, hashes: BigUint64Array): number {
  const first = table.size
  table.size += ordinals.length
  if (table.size > table.ordinal.length)
    for (const name of ['ordinal', 'high', 'low'] as const) {
      const larger = new Uint32Array(table.size * 2)
      larger.set(table[name].subarray(0, first))
      table[name] = larger
    }
  table.ordinal.set(ordinals, first)
  for (let i = 0; i < hashes.length; i++) {
    table.high[first + i] = Number(hashes[i] >> 32n)
    table.low[first + i] = Number(hashes[i] & 0xffffffffn)
  }
  return first
}

/** Order of documents a and b among equals: by hash as an unsigned number, then by ordinal. */
export function compareDocuments({ high, low, ordinal }: DocumentTable, a: number, b: number): number {
  return high[a] - high[b] || low[a] - low[b] || ordinal[a] - ordinal[b]
}
