import type pg from 'pg'
import { makeKey } from '#lib/accounts/api-key-token.ts'
import type { Writer } from '#lib/claims/writing.ts'

/** Makes a model without weights, `one`, of 100 neurons in one layer, to write claims about. */
export const addWrittenModel = async (pool: pg.Pool): Promise<void> => {
  await pool.query(`insert into tokenizer (hash, json, vocab_size) values ('none', '', 4);
    insert into model (name, path, weights_hash, tokenizer_id, config, n_layers, d_model, n_heads, d_mlp, d_vocab, n_ctx, act_fn, n_params)
    select 'one', 'one', 'none', id, '{}', 1, 4, 1, 100, 4, 8, 'solu_ln', 1 from tokenizer`)
}

/** Makes trusted people, whose limits an hour are wide, each with a key for scripts. */
export const addWriters = async (pool: pg.Pool, n: number): Promise<{ people: Writer[]; keys: string[] }> => {
  const people: Writer[] = []
  const keys: string[] = []
  for (let i = 0; i < n; i++) {
    const { rows } = await pool.query<{ id: number }>(
      `insert into site_user (name, email, email_verified, role, updated_at) values ($1, $2, true, 'trusted', now()) returning id`,
      [`Writer ${i}`, `writer-${i}@example.org`],
    )
    const { key, prefix, hash } = makeKey()
    await pool.query(
      `insert into api_key (user_id, name, prefix, hash, scopes) values ($1, 'bench', $2, $3, '{claims}')`,
      [rows[0].id, prefix, hash],
    )
    people.push({ id: rows[0].id, role: 'trusted' })
    keys.push(key)
  }
  return { people, keys }
}
