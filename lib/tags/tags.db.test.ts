import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { listClaims } = await import('#lib/claims/list-claims.ts')
const { listTags } = await import('#lib/tags/list-tags.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { mergeTags, unmergeTag } = await import('#lib/tags/merge-tags.ts')
const { readTag } = await import('#lib/tags/tag-page.ts')
afterAll(() => db.$disconnect())

let ann: Writer
let mod: Writer
beforeAll(async () => {
  await addModels('one')
  ;[ann, mod] = await addPeople('Ann', 'Mo')
  mod = { ...mod, role: 'moderator' }
  for (const label of ['Number', 'digit', 'digits', 'digits', 'noun'])
    await createClaim(ann, { kind: 'tag', body: { neurons: ['one/0/1'], label }, confidence: 'low' })
})

const labels = async (prefix?: string) => (await listTags(prefix)).map(({ label, uses }) => `${label} ${uses}`)
const tagged = async (tag: string) => (await listClaims({ tag })).claims.map(claim => claim.tag)

test('tags are suggested by how they begin, the most used first', async () => {
  expect(await labels()).toEqual(['digits 2', 'digit 1', 'noun 1', 'number 1'])
  expect(await labels(' N')).toEqual(['noun 1', 'number 1'])
  expect(await labels('%')).toEqual([])
})

test('a synonym is read as its main tag, through another one too, and taken apart again', async () => {
  await mergeTags(mod, 'digit', 'Digits', 'The same.')
  await mergeTags(mod, 'digits', 'number')
  expect(await listTags('digi')).toEqual([{ label: 'number', uses: 4, synonyms: ['digit', 'digits'] }])
  expect(await tagged('digit')).toEqual(Array(4).fill('number'))
  await unmergeTag(mod, 'digits')
  expect(await tagged('digit')).toEqual(Array(3).fill('digits'))
  expect(await tagged('number')).toEqual(['number'])
  await unmergeTag(mod, 'digit')
  expect(await labels()).toEqual(['digits 2', 'digit 1', 'noun 1', 'number 1'])
  const { rows } = await pool.query('select action, subject, reason from moderation_action order by id limit 1')
  expect(rows).toEqual([{ action: 'merge-tags', subject: 'tag:digit', reason: 'Another name of digits. The same.' }])
  expect((await pool.query("select 1 from audit_event where subject like 'tag:%'")).rowCount).toBe(4)
})

test('tags make no ring, even when two moderators merge at once, and only moderators merge', async () => {
  const both = [mergeTags(mod, 'digit', 'digits'), mergeTags(mod, 'digits', 'digit')]
  expect((await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await labels('digi')).toHaveLength(1)
  await expect(mergeTags(ann, 'noun', 'number')).rejects.toThrow('does not allow')
  await expect(mergeTags(mod, 'verb', 'number')).rejects.toThrow('There is no tag verb')
  await expect(unmergeTag(mod, 'noun')).rejects.toThrow('of its own already')
})

test('the page of a tag has each neuron once, with the best supported of its claims, under whatever label it is asked for', async () => {
  await createClaim(ann, { kind: 'tag', body: { neurons: ['one/0/3', 'one/0/2'], label: 'Verb' }, confidence: 'low' })
  const { uid } = await createClaim(ann, {
    kind: 'tag',
    body: { neurons: ['one/0/2'], label: 'verbs' },
    confidence: 'low',
  })
  await mergeTags(mod, 'verbs', 'verb')
  await voteOnClaim(mod, uid, { value: 1 })
  const page = await readTag('VERBS')
  expect(page).toMatchObject({ label: 'verb', synonyms: ['verbs'] })
  expect(page?.neurons.map(({ neuron, claims }) => `${neuron} ${claims}`)).toEqual(['one/0/2 2', 'one/0/3 1'])
  expect(page?.neurons[0]).toMatchObject({ uid, model: 'one', status: 'proposed' })
  await withdrawClaim(ann, uid)
  expect((await readTag('verb'))?.neurons.map(({ claims }) => claims)).toEqual([1, 1])
  expect(await readTag('no such tag')).toBeNull()
})
