import type { CausalOutcome } from '#lib/patterns/causal-result.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A causal test that was made. */
export interface NewCausalTest extends CausalOutcome {
  patternId: number
  seed: number
  /** Strings and activations (lib/patterns/causal-record.ts). */
  bytes: Uint8Array
}

const SQL = `
insert into causal_test (pattern_id, seed, n_positive, fired, n_negative, silent, n_documents, edits, strings)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing`

/** Stores tests once: the same seed again gives the same. */
export const insertCausalTests = async (db: Queryable, tests: readonly NewCausalTest[]): Promise<void> => {
  for (const { patternId, seed, nPositive, fired, nNegative, silent, nDocuments, edits, bytes } of tests) {
    const strings = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const counts = [nPositive, fired, nNegative, silent, nDocuments]
    await db.query(SQL, [patternId, seed, ...counts, JSON.stringify(edits), strings])
  }
}
