import { seededRandom } from '#lib/numeric/seeded-random.ts'
import type { TokenDocument } from '#workers/store/read-token-documents.ts'

/** `n` documents of `length` random token ids below `vocab`. */
export const randomDocuments = (n: number, length: number, vocab: number): TokenDocument[] => {
  const random = seededRandom(5)
  return Array.from({ length: n }, (_, ordinal) => ({
    ordinal,
    hash: (BigInt(ordinal + 1) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn,
    tokens: Uint16Array.from({ length }, () => Math.floor(random() * vocab)),
  }))
}
