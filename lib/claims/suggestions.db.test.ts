import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { readClaim } = await import('#lib/claims/read-claim.ts')
const { readSuggestions } = await import('#lib/claims/suggestions.ts')
const { decideSuggestion } = await import('#lib/claims/decide-suggestion.ts')
afterAll(() => db.$disconnect())

let [ann, bob]: Writer[] = []
beforeAll(async () => {
  await addModels('one', 'two')
  ;[ann, bob] = await addPeople('Ann', 'Bob')
})

const digits = (values: string[], more = {}) =>
  createClaim(ann, {
    kind: 'family',
    body: {
      title: 'Digits',
      symmetry: 'digit',
      parameter: 'digit',
      members: values.map(value => ({ neuron: `one/0/${value}`, value })),
    },
    confidence: 'high',
    ...more,
  })

/** Writes what a computation would. */
async function suggest(uid: string, model: string, neuron: number, { parameter = null as string | null } = {}) {
  const { id: claimId } = await db.claim.findUniqueOrThrow({ where: { uid }, select: { id: true } })
  const { id: modelId } = await db.model.findFirstOrThrow({ where: { name: model }, select: { id: true } })
  const role = parameter === null ? 'child' : 'member'
  const data = { claimId, modelId, layer: 0, neuron, role, parameter, score: 0.9, method: 'test' }
  return (await db.suggestion.create({ data })).id
}

test('an accepted member stands in its place, in a version signed by who accepted it', async () => {
  const { uid } = await digits(['1', '3'])
  const id = await suggest(uid, 'one', 2, { parameter: '2' })
  expect(await readSuggestions(uid)).toEqual({
    open: [{ id, neuron: 'one/0/2', value: '2', score: expect.closeTo(0.9), pValue: null, method: 'test' }],
    decided: { accepted: 0, rejected: 0 },
  })
  await decideSuggestion(bob, { uid, id, accept: true })
  const claim = await readClaim(uid, null)
  expect(claim?.current).toMatchObject({
    version: 2,
    author: { id: bob.id },
    body: { members: ['1', '2', '3'].map(value => ({ neuron: `one/0/${value}`, value })) },
  })
  expect(await readSuggestions(uid)).toEqual({ open: [], decided: { accepted: 1, rejected: 0 } })
  await expect(decideSuggestion(ann, { uid, id, accept: false })).rejects.toMatchObject({ status: 409 })
  const { rows } = await pool.query('select user_id, action, detail from audit_event where subject = $1 order by id', [
    `claim:${uid}`,
  ])
  expect(rows.at(-1)).toEqual({
    user_id: bob.id,
    action: 'suggestion.accepted',
    detail: { suggestion: id, neuron: 'one/0/2' },
  })
})

test('a rejected one is kept, with who rejected it, and the claim is as it was', async () => {
  const { uid } = await digits(['1'])
  const id = await suggest(uid, 'one', 2, { parameter: '2' })
  await decideSuggestion(bob, { uid, id, accept: false })
  expect((await readClaim(uid, null))?.version).toBe(1)
  expect(await db.suggestion.findUnique({ where: { id } })).toMatchObject({ status: 'rejected', decidedBy: bob.id })
})

test('two people decide at once: one is told that it is decided, and there is one version more', async () => {
  const { uid } = await digits(['1'])
  const id = await suggest(uid, 'one', 2, { parameter: '2' })
  const outcomes = await Promise.allSettled([ann, bob].map(who => decideSuggestion(who, { uid, id, accept: true })))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await readClaim(uid, null))?.version).toBe(2)
})

test('a child is accepted into a split', async () => {
  const body = { parent: 'one/0/1', children: [{ neuron: 'two/0/1' }] }
  const { uid } = await createClaim(ann, { kind: 'split', body, confidence: 'low' })
  await decideSuggestion(bob, { uid, id: await suggest(uid, 'two', 2), accept: true })
  expect((await readClaim(uid, null))?.current?.body).toMatchObject({
    children: [{ neuron: 'two/0/1' }, { neuron: 'two/0/2' }],
  })
})

test('nobody decides who may not edit the claim, and nothing is written half', async () => {
  const { uid } = await digits(['1'], { editors: 'author' })
  const other = await digits(['1'])
  const id = await suggest(uid, 'one', 2, { parameter: '2' })
  const decide = (who: Writer, more = {}) => decideSuggestion(who, { uid, id, accept: true, ...more })
  await expect(decide(bob)).rejects.toMatchObject({ status: 403 })
  await expect(decide({ id: bob.id, role: 'visitor' })).rejects.toMatchObject({ status: 403 })
  await expect(decide(ann, { uid: other.uid })).rejects.toMatchObject({ status: 404 })
  for (const wrong of [Number.NaN, 0, 1.5, 2 ** 40])
    await expect(decide(ann, { id: wrong })).rejects.toMatchObject({ status: 404 })
  const twice = await suggest(uid, 'one', 1, { parameter: '9' })
  await expect(decide(ann, { id: twice })).rejects.toThrow('named twice')
  await withdrawClaim(ann, uid)
  await expect(decide(ann)).rejects.toThrow('withdrawn')
  expect(await db.suggestion.count({ where: { claim: { uid }, status: 'open' } })).toBe(2)
  expect((await readClaim(uid, ann))?.version).toBe(1)
})
