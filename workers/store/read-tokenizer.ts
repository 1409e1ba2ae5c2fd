import type { Queryable } from '#workers/store/queryable.ts'

/** A stored tokenizer.json, parsed. */
export const readTokenizer = async (db: Queryable, tokenizerId: number): Promise<unknown> => {
  const { rows } = await db.query<{ json: Uint8Array }>('select json from tokenizer where id = $1', [tokenizerId])
  return JSON.parse(new TextDecoder().decode(rows[0].json))
}
