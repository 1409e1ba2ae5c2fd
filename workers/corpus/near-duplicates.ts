import { minHash, PERMUTATIONS, similarity } from '#workers/corpus/min-hash.ts'

const BANDS = 8
const ROWS = PERMUTATIONS / BANDS
/** Estimated overlap from which two texts count as the same. */
const SAME = 0.7

/** Remembers texts and recognises one that it has seen, exactly or nearly. */
export interface NearDuplicates {
  /** True where the text is new, which is then remembered; false where one much like it came before. */
  addIfNew(text: string): boolean
}

/**
 * Locality-sensitive hashing of MinHash signatures: 8 bands of 8 rows. Texts of Jaccard similarity s share a band with
 * probability 1 - (1 - s^8)^8, one half at about 0.75; those that do and whose signatures agree in 70 % are duplicates.
 */
export function createNearDuplicates(): NearDuplicates {
  const byBand = new Map<string, Uint32Array[]>()
  return {
    addIfNew(text) {
      const signature = minHash(text)
      const keys = Array.from(
        { length: BANDS },
        (_, b) => `${b} ${signature.subarray(b * ROWS, (b + 1) * ROWS).join()}`,
      )
      for (const key of keys)
        for (const other of byBand.get(key) ?? []) if (similarity(signature, other) >= SAME) return false
      for (const key of keys) {
        const bucket = byBand.get(key)
        if (bucket) bucket.push(signature)
        else byBand.set(key, [signature])
      }
      return true
    },
  }
}
