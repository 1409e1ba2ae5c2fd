import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { pool } = await testDatabase()

const document = (i: number): SourceDocument => ({
  text: `text number ${i} 😀`,
  domain: 'text',
  source: `file, line ${i}`,
  licence: 'MIT',
})

/** Documents 0 .. n-1; throws before number `stopAt`, as when the process dies. */
async function* documents(n: number, change = (d: SourceDocument, _: number) => d, stopAt = n) {
  for (let i = 0; i < n; i++) {
    if (i === stopAt) throw new Error('stopped')
    yield change(document(i), i)
  }
}

const rows = async (name: string) =>
  (
    await pool.query(
      `select ordinal, hash::text, domain, source, licence, url, extra, text
       from document join corpus on corpus.id = corpus_id where name = $1 order by ordinal`,
      [name],
    )
  ).rows

const corpus = async (name: string) =>
  (await pool.query('select manifest_hash, n_documents, n_bytes::int from corpus where name = $1', [name])).rows[0]

it('stores documents in order with their provenance and hashes', async () => {
  const full = { url: 'https://a.b', extra: { year: 1, odd: '\ud800' } }
  const added = await addCorpus(pool, {
    name: 'first',
    documents: documents(3, (d, i) => (i === 1 ? { ...d, ...full } : d)),
  })
  expect(added).toMatchObject({ name: 'first', outcome: 'added', nDocuments: 3, nBytes: 3 * 18 })
  const stored = await rows('first')
  expect(stored.map(row => row.text)).toEqual([0, 1, 2].map(i => document(i).text))
  expect(stored[1]).toMatchObject({ ordinal: 1, url: 'https://a.b', extra: { year: 1, odd: '\ufffd' }, licence: 'MIT' })
  expect(stored[0]).toMatchObject({ url: null, extra: null })
  const bytes = Buffer.alloc(24)
  stored.forEach((row, i) => {
    bytes.writeBigInt64LE(BigInt(row.hash), 8 * i)
  })
  expect(added.manifestHash).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(await corpus('first')).toEqual({ manifest_hash: added.manifestHash, n_documents: 3, n_bytes: 54 })
})

it('changes nothing when the same documents are added again', async () => {
  const before = await rows('first')
  expect(await addCorpus(pool, { name: 'first', documents: documents(3) })).toMatchObject({ outcome: 'unchanged' })
  expect(await rows('first')).toEqual(before)
})

it('refuses other documents under a taken name and leaves what is there', async () => {
  const before = await rows('first')
  await expect(addCorpus(pool, { name: 'first', documents: documents(4) })).rejects.toThrow(
    'corpus first exists with other documents: choose another name',
  )
  expect(await rows('first')).toEqual(before)
})

it('goes on where an interrupted add stopped, keeping what was stored', async () => {
  await expect(addCorpus(pool, { name: 'resumed', documents: documents(1700, d => d, 1200) })).rejects.toThrow(
    'stopped',
  )
  expect((await corpus('resumed')).manifest_hash).toBeNull()
  expect(await rows('resumed')).toHaveLength(1000)
  await pool.query("update document set domain = 'kept' where ordinal = 700")
  const seen: number[] = []
  const added = await addCorpus(pool, {
    name: 'resumed',
    documents: documents(1700),
    onProgress: ({ documents }) => seen.push(documents),
  })
  expect(seen).toEqual([500, 1000, 1500, 1700])
  const whole = await addCorpus(pool, { name: 'whole', documents: documents(1700) })
  expect(added.manifestHash).toBe(whole.manifestHash)
  const stored = await rows('resumed')
  expect(stored[700].domain).toBe('kept')
  expect(stored.map(row => row.text)).toEqual((await rows('whole')).map(row => row.text))
})

it('redoes the part of an interrupted add that differs now, and drops what is left over', async () => {
  await expect(addCorpus(pool, { name: 'redone', documents: documents(1700, d => d, 1600) })).rejects.toThrow('stopped')
  const changed = (d: SourceDocument, i: number) => (i < 700 ? d : { ...d, text: `other ${i}` })
  await addCorpus(pool, { name: 'redone', documents: documents(800, changed) })
  const stored = await rows('redone')
  expect(stored).toHaveLength(800)
  expect(stored.map(row => row.ordinal)).toEqual(Array.from({ length: 800 }, (_, i) => i))
  expect([stored[699].text, stored[700].text]).toEqual([document(699).text, 'other 700'])
})

it('adds a corpus once when two add it at the same time', async () => {
  const both = await Promise.all([1, 2].map(() => addCorpus(pool, { name: 'race', documents: documents(600) })))
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['added', 'unchanged'])
  expect(await rows('race')).toHaveLength(600)
})

it('refuses an empty corpus and a name that no address could hold', async () => {
  const empty = documents(2, d => ({ ...d, text: ' ' }))
  await expect(addCorpus(pool, { name: 'empty', documents: empty })).rejects.toThrow('wanted documents with text')
  await expect(addCorpus(pool, { name: 'No Name', documents: documents(1) })).rejects.toThrow('corpus name "No Name"')
})
