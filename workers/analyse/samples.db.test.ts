import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantedDocuments } from '#lib/model/testing/planted.ts'
import { decodeDomainShares } from '#lib/neuron/domain-shares.ts'
import { decodeExamples, type ExampleGroup } from '#lib/neuron/examples.ts'
import { decodeStrongest } from '#lib/neuron/strongest-record.ts'
import { centralMoments, momentsFromCentral } from '#lib/numeric/moments.ts'
import { namedCorpus } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { addModel } from '#workers/model/add-model.ts'
import { findModels } from '#workers/store/find-models.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

/** Half of the documents are prose; every fourth one begins with the same letters up to `q`. */
const DOCUMENTS = 300
const planted = plantedDocuments(DOCUMENTS)
const kindOf = (i: number) => (i % 2 === 0 ? 'prose' : i % 3 === 0 ? 'code' : 'speech')
let tokens: Uint16Array[] = []

async function* documents(): AsyncGenerator<SourceDocument> {
  for (const [i, text] of planted.entries())
    yield { text: i % 4 === 0 ? `abcdefghijq${text}` : text, domain: kindOf(i), source: `${i}`, licence: 'MIT' }
}

beforeAll(async () => {
  await addModel(pool, folders.planted)
  await addCorpus(pool, { name: 'kinds', documents: documents() })
  const corpus = await namedCorpus(pool, 'kinds')
  await queuePlantedRun(pool, corpus)
  await workUntilEmpty(url, 2)
  const [{ tokenizerId }] = await findModels(pool)
  const stored = await readTokenDocuments(pool, corpus.id, tokenizerId, { firstDocument: 0, nDocuments: DOCUMENTS })
  tokens = stored.map(document => document.tokens)
})

const detail = async (neuron: number, kind: string): Promise<Buffer | undefined> => {
  const sql = 'select bytes from neuron_detail where neuron = $1 and kind = $2'
  return (await pool.query<{ bytes: Buffer }>(sql, [neuron, kind])).rows[0]?.bytes
}
const samples = async (neuron: number): Promise<ExampleGroup[]> => decodeExamples((await detail(neuron, 'samples'))!)
const profile = async (neuron: number) => {
  const sql = 'select examples, strongest from neuron_profile where neuron = $1'
  const { rows } = await pool.query<{ examples: Buffer; strongest: Buffer }>(sql, [neuron])
  return { groups: decodeExamples(rows[0].examples), strongest: decodeStrongest(rows[0].strongest) }
}
const q = 16

test('the strongest examples are of 20 different texts; one text that 75 documents share counts its copies', async () => {
  const { groups, strongest } = await profile(0)
  const [{ examples }] = groups
  expect(examples).toHaveLength(20)
  const tail = ({ document, token }: { document: number; token: number }) =>
    tokens[document].slice(Math.max(0, token - 7), token + 1).join()
  expect(new Set(examples.map(tail)).size).toBe(20)
  const shared = examples.filter(({ document, token }) => document % 4 === 0 && token === 10)
  const peaks = strongest.filter(({ document, token }) => document % 4 === 0 && token === 10).length
  expect(shared.map(({ copies }) => copies)).toEqual([peaks])
  expect(peaks).toBe(75)
  // They stand in the order of the list, each the first of its text.
  const places = examples.map(({ document }) => strongest.findIndex(ref => ref.document === document))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('every kind of text has its own strongest examples, which the list of all need not hold', async () => {
  const groups = decodeExamples((await detail(0, 'domain-examples'))!)
  expect(groups.map(({ kind, label }) => [kind, label])).toEqual([
    ['domain', 'prose'],
    ['domain', 'speech'],
    ['domain', 'code'],
  ])
  const { strongest } = await profile(0)
  for (const { label, examples } of groups) {
    // Fewer than 1000 documents, so that the list of all is whole and can be asked.
    const wanted = strongest.filter(({ document }) => kindOf(document) === label).slice(0, 20)
    expect(examples.map(({ document, token, activation }) => ({ document, token, activation }))).toEqual(wanted)
    expect(examples).toHaveLength(20)
    for (const { document, token, window } of examples) {
      expect(tokens[document][token]).toBe(q)
      expect(token - window.start).toBeLessThanOrEqual(32)
    }
  }
})

test('shares of the activation by kind of text add up, largest first, beside their shares of the tokens', async () => {
  const shares = decodeDomainShares((await detail(12, 'domains'))!)
  expect(shares.map(({ domain }) => domain).toSorted()).toEqual(['code', 'prose', 'speech'])
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5)
  expect(shares.reduce((sum, { base }) => sum + base, 0)).toBeCloseTo(1, 5)
  const { rows } = await pool.query('select top_domain, domain_share from neuron_analysis where neuron = 12')
  expect(rows[0].top_domain).toBe(shares[0].domain)
  expect(rows[0].domain_share).toBeCloseTo(shares[0].share, 6)
})

test('the sample in proportion to activation follows the mass: neuron 13 on x and its letters, not on what is silent', async () => {
  const [drawn] = await samples(13)
  expect([drawn.kind, drawn.examples.length]).toEqual(['proportional', 50])
  const x = drawn.examples.filter(({ document, token }) => tokens[document][token] === 23).length
  // x carries about a fifth of the activation: 50 draws give it 2 to 25 times, but for one chance in a million.
  expect(x).toBeGreaterThanOrEqual(2)
  expect(x).toBeLessThanOrEqual(25)
  const values = drawn.examples.map(({ activation }) => activation)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
  expect(Math.min(...values)).toBeGreaterThan(1)
})

test('negative activations before the nonlinearity and behind LayerNorm, one a document, the most negative first', async () => {
  const [, pre, post] = await samples(0)
  expect([pre.kind, pre.label, post.kind, post.label]).toEqual(['negative', 'pre', 'negative', 'post'])
  for (const { examples } of [pre, post]) {
    expect(examples).toHaveLength(20)
    expect(new Set(examples.map(({ document }) => document)).size).toBe(20)
    const values = examples.map(({ activation }) => activation)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(values[0]).toBeLessThan(0)
  }
})

test('200 random tokens, the same for every neuron; the page shows the first of them', async () => {
  const places = async (neuron: number) => {
    const random = (await samples(neuron)).find(({ kind }) => kind === 'random')!
    return random.examples.map(({ document, token }) => `${document} ${token}`).toSorted()
  }
  const all = await places(0)
  expect(new Set(all).size).toBe(200)
  expect(await places(13)).toEqual(all)
  const shown = (await profile(0)).groups.find(({ kind }) => kind === 'random')!.examples
  for (const { document, token } of shown) expect(all).toContain(`${document} ${token}`)
})

test('kurtosis has its error, and the top 100 tokens their share of the fourth moment', async () => {
  const { rows } = await pool.query(`
    select a.kurtosis_error as error, a.fourth_top as top, s.kurtosis, s.scale
    from neuron_analysis a join neuron_stats s using (run_id, layer, neuron) order by neuron`)
  // The whole corpus is the sample: neuron 0 is 7.87 on q and about 0 elsewhere.
  const values = tokens.flatMap(document => Array.from(document, id => (id === q ? rows[0].scale : 0)))
  expect(rows[0].kurtosis).toBeCloseTo(momentsFromCentral(centralMoments(values)).kurtosis!, 0)
  const firings = values.filter(value => value > 0).length
  expect(rows[0].top).toBeCloseTo(100 / firings, 1)
  expect(rows[0].error).toBeGreaterThan(0)
  expect(rows[0].error).toBeLessThan(rows[0].kurtosis)
  expect(rows[14]).toMatchObject({ error: null, top: null })
  expect(await detail(14, 'samples')).toBeUndefined()
})
