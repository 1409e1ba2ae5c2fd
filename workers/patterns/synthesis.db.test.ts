import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pairNeuron, plantedPairDocuments, plantedPairModel } from '#lib/model/testing/planted-pair.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { criteria } from '#lib/patterns/badge.ts'
import { decodeCausalStrings } from '#lib/patterns/causal-record.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { verifiedText } from '#workers/commands/verify.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { addModel } from '#workers/model/add-model.ts'
import { verifyPattern } from '#workers/patterns/verify-pattern.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { findRun } from '#workers/store/find-run.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { workUntilEmpty } from '#workers/testing/planted-run.ts'

const { pool, url } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'soluscope-pair-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* documents() {
  for (const [i, text] of plantedPairDocuments(480).entries())
    yield { text, domain: 'planted', source: `planted document ${i}`, licence: 'MIT' }
}

let runId = 0

beforeAll(async () => {
  const { config, safetensors, tokenizer } = plantedPairModel()
  const path = join(folder, 'planted-pair')
  await mkdir(path)
  await writeFile(join(path, 'config.json'), JSON.stringify(config))
  await writeFile(join(path, 'model.safetensors'), safetensors)
  await writeFile(join(path, 'tokenizer.json'), JSON.stringify(tokenizer))
  await addModel(pool, path)
  await addCorpus(pool, { name: 'pairs', documents: documents() })
  const model = await namedModel(pool, 'planted-pair')
  const corpus = await namedCorpus(pool, 'pairs')
  runId = (await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })).id
  await workUntilEmpty(url, 2)
})

/** What is stored of each neuron's synthesised pattern and its test. */
const found = async () =>
  (
    await pool.query(
      `select neuron, pattern, whole_word, level, train_f1, tp, fp, fn, tn, match_documents, fire_documents, f1, token, token_f1,
        bigram, bigram_f1, p_value, badge, seed, n_positive, fired, n_negative, silent, n_documents, edits, strings
      from neuron_pattern p left join causal_test c on c.pattern_id = p.id
      where run_id = $1 and origin = 'synthesis' order by neuron`,
      [runId],
    )
  ).rows

const verify = async (neuron: number, source: string, seed = 1) => {
  const run = await findRun(pool, { id: runId })
  if (!run) throw new Error('the run is gone')
  return verifyPattern(pool, run, { layer: 0, neuron, source, seed, ignoreCase: false, wholeWord: false })
}

describe('synthesis', () => {
  test('finds every planted rule and verifies it by experiment', async () => {
    const rows = await found()
    const of = (neuron: number) => rows.find(row => row.neuron === neuron)
    expect(of(0)).toMatchObject({ pattern: 'q', f1: 1, token_f1: 1, badge: 'verified-token' })
    expect(of(1)).toMatchObject({ pattern: '[(b]', f1: 1, badge: 'verified' })
    for (let digit = 0; digit < 10; digit++)
      expect(of(2 + digit)).toMatchObject({ pattern: String(digit), f1: 1, badge: 'verified-token' })
    expect(of(12)).toMatchObject({ pattern: '\\d', f1: 1, badge: 'verified' })
    expect(of(12).f1 - of(12).token_f1).toBeGreaterThan(0.5)
    expect(of(pairNeuron)).toMatchObject({ pattern: 'th', f1: 1, bigram: [19, 7], bigram_f1: 1, badge: 'verified' })
    // The dead one has no pattern; all others have one.
    expect(rows.map(row => row.neuron)).toEqual(Array.from({ length: 33 }, (_, i) => i).filter(i => i !== 14))
  })

  test('tests each with 200 strings that must fire and 200 that must not, and keeps them', async () => {
    for (const row of await found()) {
      expect(row).toMatchObject({ seed: 1, n_positive: 200, fired: 200, n_negative: 200, silent: 200 })
      expect(row.n_documents).toBeGreaterThan(50)
    }
    const pair = (await found()).find(row => row.neuron === pairNeuron)
    const strings = decodeCausalStrings(new Uint8Array(pair.strings))
    expect(strings).toHaveLength(400)
    // `h` after anything but `t`: the token is the same, the neuron silent.
    const elsewhere = strings.filter(({ kind }) => kind === 'context')
    expect(elsewhere.length).toBeGreaterThan(10)
    for (const { tokens, activation } of elsewhere) {
      expect(tokens.at(-1)).toBe(7)
      expect(activation).toBeLessThan(0.1)
    }
  })

  test('gives the same when a worker does it again', async () => {
    const before = await found()
    await pool.query('delete from neuron_pattern where run_id = $1', [runId])
    await pool.query(`delete from analysis_part where run_id = $1 and pass in ('synthesis', 'causal')`, [runId])
    const progress = await readAnalysisProgress(pool, runId)
    expect(progress[0]).toMatchObject({ nRanges: 1, synthesised: [], tested: [] })
    await workUntilEmpty(url, 1)
    expect(await found()).toEqual(before)
  })
})

describe('a pattern that a person asks for', () => {
  test('is refuted where it says too much: `h` alone', async () => {
    const { badge, answer, evidence } = await verify(pairNeuron, 'h')
    expect(badge).toBe('refuted')
    const kind = (edit: string) => answer.edits.find(one => one.edit === edit)
    expect(kind('sampled')?.fired).toBeLessThan(10)
    expect(
      criteria(evidence)
        .filter(one => !one.passed)
        .map(one => one.key),
    ).toContain('sensitivity')
  })

  test('stays a candidate where it says too little: one digit of ten, whose near-misses are other digits', async () => {
    const { badge, answer, evidence } = await verify(12, '7')
    expect(badge).toBe('candidate')
    expect(
      criteria(evidence)
        .filter(one => !one.passed)
        .map(one => one.key),
    ).toContain('recall')
    expect(answer.edits.find(one => one.edit === 'substitute')?.fired).toBeGreaterThan(0)
  })

  test('gives the same strings and the same result for the same seed, others for another', async () => {
    const [first, again, other] = [await verify(0, '[q]'), await verify(0, '[q]'), await verify(0, '[q]', 2)]
    expect(again).toEqual(first)
    expect(other.answer.bytes).not.toEqual(first.answer.bytes)
    // Tests count together, a repeated one once.
    expect(other.evidence.causal).toEqual({ nPositive: 400, fired: 400, nNegative: 400, silent: 400 })
    const { rows } = await pool.query(`select origin from neuron_pattern where neuron = 0 and pattern = '[q]'`)
    expect(rows).toEqual([{ origin: 'asked' }])
  })

  test('is refused with one line where it cannot be tested', async () => {
    await expect(verify(14, 'q')).rejects.toThrow('neuron 0/14 fires on fewer than 20 tokens')
    await expect(verify(0, 'q(?=u)')).rejects.toThrow(/^Pattern/)
  })

  test('prints what was asked, found and wanted', async () => {
    const text = verifiedText('planted-pair/0/32', 'th', 1, await verify(pairNeuron, 'th'))
    expect(text).toContain('planted-pair/0/32  th  verified.')
    expect(text).toContain('near-misses stay silent')
    expect(text).toMatch(/the same token after other text +silent +\d+ +0/)
  })
})
