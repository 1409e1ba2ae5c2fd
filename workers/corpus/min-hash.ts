/** Hashes of a signature; two signatures agree in as large a share as their texts' sets of shingles overlap (Jaccard). */
export const PERMUTATIONS = 64
/** Words and signs that make one shingle. */
const SHINGLE = 5

/** Murmur3's finaliser: a bijection of uint32 that behaves like a random one. */
function mix(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const seeds = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b9)))

/** FNV-1a over the UTF-16 units of a word. */
function hashWord(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * MinHash signature of a text (Broder 1997): for each of 64 permutations the least image among the hashes of its
 * 5-word shingles; words are runs of letters and digits in lower case, every other visible sign is a word of its own.
 * A text of fewer than five words is one shingle. uint32 [64].
 */
export function minHash(text: string): Uint32Array {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []
  const hashes = words.map(hashWord)
  const signature = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (let i = 0; i === 0 || i + SHINGLE <= hashes.length; i++) {
    let shingle = 0
    const end = Math.min(i + SHINGLE, hashes.length)
    for (let k = i; k < end; k++) shingle = Math.imul(shingle ^ hashes[k], 0x01000193) + 0x7f4a7c15
    for (let p = 0; p < PERMUTATIONS; p++) {
      const image = mix(shingle ^ seeds[p])
      if (image < signature[p]) signature[p] = image
    }
  }
  return signature
}

/** Share of equal hashes of two signatures: an unbiased estimate of the Jaccard similarity of the shingle sets. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0
  for (let p = 0; p < PERMUTATIONS; p++) if (a[p] === b[p]) equal++
  return equal / PERMUTATIONS
}
