import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { queueMissingClaimJobs } from '#workers/queue/queue-missing-claim-jobs.ts'
import { publishBareRun } from '#workers/testing/bare-planted-run.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'
import { workUntilEmpty } from '#workers/testing/planted-run.ts'

const { pool, url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { listClaims } = await import('#lib/claims/list-claims.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { feedItems } = await import('#lib/feeds/feed-items.ts')
const { readScores } = await import('#lib/claims/read-scores.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const folders = await writePlantedModels()
afterAll(async () => {
  await db.$disconnect()
  await folders.remove()
})

const neuron = (index: number) => `${plantedNames.small}/0/${index}`
const ann = { role: 'member' as const, id: 0 }
const voters: number[] = []

/** Claims that neurons fire where a predicate holds; its name. */
async function claim(indices: number[], predicate: unknown): Promise<string> {
  const body = { neurons: indices.map(neuron), text: 'Fires there.', predicate }
  return (await createClaim(ann, { kind: 'description', body, confidence: 'high', evidence: [] })).uid
}

const scores = async (uid: string) =>
  (
    await pool.query(
      `select s.*, s.claim_id::int, run.hash as run from predicate_score s join claim c on c.id = s.claim_id join run on run.id = s.run_id
       where c.uid = $1 order by s.version, s.run_id, s.neuron`,
      [uid],
    )
  ).rows

const jobs = async () =>
  (await pool.query(`select key from graphile_worker._private_jobs where key like 'score:%' order by key`)).rows

beforeAll(async () => {
  ann.id = (await db.user.create({ data: { name: 'Ann', email: 'ann@example.org', emailVerified: true } })).id
  for (const name of ['bob', 'cy'])
    voters.push((await db.user.create({ data: { name, email: `${name}@example.org`, emailVerified: true } })).id)
  await publishBareRun({ pool, url, folders, corpus: 'planted', documents: 200, domains: ['fiction', 'speech'] })
})

describe('a claim that says when its neurons fire', () => {
  test('is scored by a worker on held-out text: 1 for what a planted neuron reads, chance for other tokens', async () => {
    const right = await claim([0], { type: 'tokens', tokens: ['q'] })
    const wrong = await claim([0], { type: 'tokens', tokens: ['A', 'e', '7'] })
    const digits = await createClaim(ann, {
      kind: 'regex',
      body: { neurons: [neuron(12), neuron(14)], pattern: '\\d' },
      confidence: 'low',
      evidence: [],
    })
    expect((await jobs()).length).toBe(3)
    expect(await readScores(right)).toMatchObject([{ neuron: neuron(0), score: null }])
    await workUntilEmpty(url, 1)
    expect(await jobs()).toEqual([])

    const [score] = await scores(right)
    expect(score).toMatchObject({ reason: null, balanced_accuracy: 1, fuzzing: 1, version: 1, neuron: 0 })
    expect(score.n_fuzzed).toBeGreaterThanOrEqual(10)
    expect(score.correlation).toBeGreaterThan(0.99)
    expect(score.top_and_random).toBeGreaterThan(0.99)
    expect(score.explained).toBeGreaterThan(0.98)
    expect(score.null_correlation).toBeLessThan(0.1)
    expect(score.n_held).toBeGreaterThan(0)
    expect(score.n_tokens + score.n_train).toBe(200 * 128)

    expect(await readScores(right)).toMatchObject([
      { neuron: neuron(0), run: score.run, score: { correlation: score.correlation, reason: null } },
    ])

    const [chance] = await scores(wrong)
    expect([score.inverted, chance.inverted]).toEqual([false, true])
    expect(Math.abs(chance.correlation)).toBeLessThan(0.1)
    expect(chance.balanced_accuracy).toBeLessThan(0.75)
    // It holds on none of what is right, and on few of what is not: always "random", so half is told.
    expect(chance.fuzzing).toBeLessThan(0.6)
    expect(chance.fuzzing).toBeGreaterThan(0.3)

    const [all, dead] = await scores(digits.uid)
    expect(all.correlation).toBeGreaterThan(0.95)
    expect(dead).toMatchObject({ neuron: 14, reason: 'The neuron never fires.', correlation: null, f1: null })
  })

  test('is verified where it is supported and beats chance for each of its neurons', async () => {
    const right = await claim([0], { type: 'tokens', tokens: ['q'] })
    const unheard = await claim([0], { type: 'tokens', tokens: ['q'] })
    const wrong = await claim([0], { type: 'tokens', tokens: ['A', 'e', '7'] })
    const half = await claim([0, 14], { type: 'tokens', tokens: ['q'] })
    for (const uid of [right, wrong, half])
      for (const voter of voters) await voteOnClaim({ role: 'member', id: voter }, uid, { value: 1 })
    const verified = async () =>
      (await listClaims({ author: ann.id })).claims.filter(one => one.verified).map(one => one.uid)
    expect(await verified()).toEqual([])
    await workUntilEmpty(url, 1)
    expect(await verified()).toEqual([right])
    const { claims } = await listClaims({ author: ann.id })
    const statusOf = (uid: string) => claims.find(one => one.uid === uid)?.status
    expect([right, unheard, wrong, half].map(statusOf)).toEqual(['supported', 'proposed', 'supported', 'supported'])
    const deeds = await db.activity.findMany({ where: { claim: { uid: right } } })
    expect((await feedItems(deeds.map(({ id }) => id))).map(item => item.claim?.verified)).toEqual([true, true, true])
  })

  test('may say so by positions and by and, or, not of other conditions, also as text', async () => {
    const held = [
      await claim([0], 'token q e and not token e'),
      await claim([0], {
        type: 'or',
        of: [
          { type: 'tokens', tokens: ['q'] },
          { type: 'tokens', tokens: ['qq'] },
        ],
      }),
      await claim([0], 'token q and position 1-64'),
      await claim([0], 'position 1-64'),
    ]
    await expect(claim([0], 'token q and /(/')).rejects.toThrow('Pattern')
    await expect(claim([0], 'token q and')).rejects.toThrow('body.predicate: Character 12: wanted token')
    await workUntilEmpty(url, 1)
    const [but, or, early, half] = await Promise.all(held.map(async uid => (await scores(uid))[0]))
    for (const same of [but, or]) expect(same).toMatchObject({ fuzzing: 1, balanced_accuracy: 1 })
    expect(but.correlation).toBe(or.correlation)
    // Of what it fires on, one half is named.
    expect(early.correlation).toBeGreaterThan(0.6)
    expect(early.correlation).toBeLessThan(0.8)
    expect(early.n_held / but.n_held).toBeGreaterThan(0.4)
    expect(early.n_held / but.n_held).toBeLessThan(0.6)
    expect(half.n_held / half.n_tokens).toBeCloseTo(64 / 128, 2)
    expect(Math.abs(half.correlation)).toBeLessThan(0.1)
  })

  test('gets what a score from before lacks, and keeps what it has', async () => {
    const uid = await claim([0], { type: 'tokens', tokens: ['q'] })
    await workUntilEmpty(url, 1)
    const [whole] = await scores(uid)
    await pool.query(
      'update predicate_score set fuzzing = null, n_fuzzed = null, inverted = null where claim_id = $1',
      [whole.claim_id],
    )
    expect(await readScores(uid)).toMatchObject([{ score: { fuzzing: null, nFuzzed: null, balancedAccuracy: 1 } }])
    await queueMissingClaimJobs(pool)
    expect((await jobs()).length).toBe(1)
    await workUntilEmpty(url, 1)
    expect(await scores(uid)).toEqual([whole])
    await queueMissingClaimJobs(pool)
    expect(await jobs()).toEqual([])
  })

  test('is told why where there is no score', async () => {
    const nowhere = await claim([0], { type: 'tokens', tokens: ['qq'] })
    const everywhere = await claim([0], { type: 'domain', domains: ['fiction', 'speech'] })
    const half = await claim([0], { type: 'domain', domains: ['fiction'] })
    await workUntilEmpty(url, 1)
    expect(await scores(nowhere)).toMatchObject([{ reason: expect.stringContaining('None of its'), correlation: null }])
    expect(await scores(everywhere)).toMatchObject([{ reason: expect.stringContaining('holds on all') }])
    expect((await scores(half))[0].correlation).not.toBeNull()
  })

  test('is queued with its version or not at all, scored anew where what it states changed, and for a new run', async () => {
    const uid = await claim([0], { type: 'tokens', tokens: ['q'] })
    await expect(createClaim(ann, { kind: 'tag', body: { neurons: ['none/0/0'], label: 'x' } })).rejects.toThrow()
    expect((await jobs()).length).toBe(1)
    await workUntilEmpty(url, 1)
    const body = { neurons: [neuron(0)], text: 'Fires there.', predicate: { type: 'tokens', tokens: ['q'] } }
    await editClaim(ann, uid, { from: 1, body, confidence: 'low', evidence: [], summary: '' })
    expect(await jobs()).toEqual([])
    const other = { ...body, predicate: { type: 'previous-tokens', tokens: ['q'] } }
    await editClaim(ann, uid, { from: 2, body: other, confidence: 'low', evidence: [], summary: '' })
    await workUntilEmpty(url, 1)
    const [first, third] = await scores(uid)
    expect(third).toMatchObject({ version: 3, run: first.run })
    expect(third.correlation).toBeLessThan(0.2)

    await publishBareRun({ pool, url, folders, corpus: 'second', documents: 16 })
    const again = await scores(uid)
    expect(again.map(({ version }) => version)).toEqual([1, 3, 3])
    expect(again[2].run).not.toBe(first.run)
  })
})
