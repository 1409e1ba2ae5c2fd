import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { bytesToTokens } from '#workers/corpus/token-bytes.ts'
import { tokenizeCorpus } from '#workers/corpus/tokenize-corpus.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase()
const json = readFileSync('models/solu-1l-d64/tokenizer.json')
const tokenizer = createTokenizer(JSON.parse(json.toString()))

const texts = Array.from({ length: 600 }, (_, i) => `Document ${i}: ${'naïve 😀 words '.repeat(i % 5)}\n`)
const added = await addCorpus(pool, {
  name: 'tokens',
  documents: (async function* () {
    for (const [i, text] of texts.entries()) yield { text, domain: 'text', source: `line ${i}`, licence: 'MIT' }
  })(),
})
const inserted = await pool.query<{ id: number }>(
  'insert into tokenizer (hash, json, vocab_size) values ($1, $2, $3) returning id',
  ['0'.repeat(64), json, tokenizer.vocabSize],
)
const tokenizerId = inserted.rows[0].id

const stored = async () =>
  (
    await pool.query<{ ordinal: number; n_tokens: number; tokens: Buffer }>(
      'select ordinal, n_tokens, tokens from tokenized_document where corpus_id = $1 order by ordinal',
      [added.id],
    )
  ).rows

it('stores every document as little-endian uint16 ids, and their sum', async () => {
  const seen: number[] = []
  const { nTokens } = await tokenizeCorpus(pool, added.id, tokenizerId, ({ documents, total }) => {
    expect(total).toBe(600)
    seen.push(documents)
  })
  expect(seen).toEqual([256, 512, 600])
  const rows = await stored()
  expect(rows.map(row => tokenizer.decode(bytesToTokens(row.tokens)))).toEqual(texts)
  expect([...rows[1].tokens.subarray(0, 2)]).toEqual([
    tokenizer.encode(texts[1])[0] & 255,
    tokenizer.encode(texts[1])[0] >> 8,
  ])
  expect(rows.map(row => row.n_tokens)).toEqual(rows.map(row => row.tokens.length / 2))
  expect(nTokens).toBe(rows.reduce((sum, row) => sum + row.n_tokens, 0))
})

it('goes on where it stopped, and only reads when all is there', async () => {
  const before = await stored()
  await pool.query('delete from tokenized_document where ordinal >= 300')
  await pool.query('update tokenized_corpus set n_tokens = null')
  const seen: number[] = []
  const again = await tokenizeCorpus(pool, added.id, tokenizerId, ({ documents }) => seen.push(documents))
  expect(seen).toEqual([556, 600])
  expect(await stored()).toEqual(before)
  expect(await tokenizeCorpus(pool, added.id, tokenizerId, () => expect.fail('nothing to do'))).toEqual(again)
})

it('leaves the same rows when two processes do it at once', async () => {
  const before = await stored()
  await pool.query('delete from tokenized_corpus')
  await Promise.all([1, 2, 3].map(() => tokenizeCorpus(pool, added.id, tokenizerId)))
  expect(await stored()).toEqual(before)
})

it('refuses a corpus that is not complete', async () => {
  await pool.query("insert into corpus (name) values ('half')")
  const { rows } = await pool.query("select id from corpus where name = 'half'")
  await expect(tokenizeCorpus(pool, rows[0].id, tokenizerId)).rejects.toThrow('missing or not complete')
})
