import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { beginSeeding, finishSeeding, needsSeeding } from '#workers/start/needs-seeding.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase()
const home = mkdtempSync(join(tmpdir(), 'soluscope-seeding-'))
afterAll(() => rmSync(home, { recursive: true }))

test('an empty database is filled, and again after a start that was stopped while filling it', async () => {
  expect(await needsSeeding(pool, home)).toBe(true)
  beginSeeding(home)
  await addRun('scanning')
  expect(await needsSeeding(pool, home)).toBe(true)
  finishSeeding(home)
  expect(await needsSeeding(pool, home)).toBe(false)
})

test('a project that came with other models adds them where it added models before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soluscope-seeding-models-'))
  writeFileSync(join(folder, 'manifest.json'), '{}')
  expect(await needsSeeding(pool, home, folder)).toBe(false)
  await pool.query(`update model set path = 'models/m'`)
  expect(await needsSeeding(pool, home, folder)).toBe(true)
  finishSeeding(home, folder)
  expect(await needsSeeding(pool, home, folder)).toBe(false)
  writeFileSync(join(folder, 'manifest.json'), '{"files": {}}')
  expect(await needsSeeding(pool, home, folder)).toBe(true)
  rmSync(folder, { recursive: true })
})

test('failed runs alone count as none', async () => {
  await pool.query(`update run set state = 'failed'`)
  expect(await needsSeeding(pool, home)).toBe(true)
})

async function addRun(state: string) {
  await pool.query(`insert into tokenizer (hash, json, vocab_size) values ('t', '', 1)`)
  await pool.query(`insert into corpus (name) values ('c')`)
  await pool.query(
    `insert into model (name, path, weights_hash, tokenizer_id, config, n_layers, d_model, n_heads, d_mlp, d_vocab, n_ctx, act_fn, n_params)
     values ('m', 'm', 'w', 1, '{}', 1, 1, 1, 1, 1, 2, 'solu_ln', 1)`,
  )
  await pool.query(
    `insert into run (hash, model_id, corpus_id, tokenizer_id, spec, state, n_shards, n_tokens) values ('r', 1, 1, 1, '{}', $1, 1, 1)`,
    [state],
  )
}
