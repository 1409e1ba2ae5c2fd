import { seededRandom } from '#lib/numeric/seeded-random.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** Documents of random token ids below `vocab`, of these lengths, the same at every call: for benches and self-tests. */
export const randomDocuments = (lengths: readonly number[], vocab: number): TokenDocument[] => {
  const random = seededRandom(5)
  return lengths.map((length, ordinal) => ({
    ordinal,
    hash: (BigInt(ordinal + 1) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn,
    tokens: Uint16Array.from({ length }, () => Math.floor(random() * vocab)),
  }))
}
