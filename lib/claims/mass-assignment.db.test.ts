import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { fieldsToContent } = await import('#lib/claims/claim-fields.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
afterAll(() => db.$disconnect())

// What a request might set if it were written as it came: the tables' columns, relations, and what every object has.
const fields: [name: string, value: unknown][] = [
  ...[['id', 1] as const, ['uid', '0123456789abcdef'] as const, ['claimId', 1] as const],
  ...['authorId', 'author_id', 'userId', 'user_id', 'decidedBy'].map(name => [name, 2] as const),
  ...['author', 'user', 'voter'].map(name => [name, { connect: { id: 2 } }] as const),
  ...['status', 'role'].map(name => [name, 'supported'] as const),
  ...['trusted', 'admin', 'emailVerified'].map(name => [name, true] as const),
  ...['votesFor', 'votes_for', 'votesAgainst', 'statedIn', 'stated_in', 'nReplies'].map(name => [name, 99] as const),
  ...['hiddenAt', 'hidden_at', 'withdrawnAt', 'createdAt', 'updatedAt'].map(
    name => [name, '2020-01-01T00:00:00.000Z'] as const,
  ),
  ...['votes', 'replies', 'versions', 'scores', 'activity'].map(name => [name, { deleteMany: {} }] as const),
  ...['toString', 'constructor', 'data', 'where', '$executeRaw'].map(name => [name, 'x'] as const),
].map(([name, value]) => [name, value])

const neuron = 'one/0/7'
const body = { neurons: [neuron], text: 'Sevens.' }
const family = { title: 'F', symmetry: 'digit', parameter: 'p', members: [{ neuron, value: '7' }] }
let [ann, bob]: Writer[] = []
let uid = ''
beforeAll(async () => {
  await addModels('one')
  ;[ann, bob] = await addPeople('Ann', 'Bob')
  uid = (await createClaim(ann, { kind: 'description', body, confidence: 'low' })).uid
})

/** All that these writes could leave behind. */
const stored = async () =>
  JSON.stringify(
    await Promise.all(
      ['claim', 'claim_version', 'claim_vote', 'claim_reply', 'audit_event', 'activity', 'site_user'].map(
        async table => (await pool.query(`select * from ${table} order by 1, 2`)).rows,
      ),
    ),
  )

/** Every place of every body where a field too many can stand. */
const writes: Record<string, (extra: object) => Promise<unknown>> = {
  'a claim': extra => createClaim(ann, { kind: 'description', body, confidence: 'low', ...extra }),
  'what a claim states': extra =>
    createClaim(ann, { kind: 'description', body: { ...body, ...extra }, confidence: 'low' }),
  'a member': extra =>
    createClaim(ann, {
      kind: 'family',
      body: { ...family, members: [{ ...family.members[0], ...extra }] },
      confidence: 'low',
    }),
  evidence: extra =>
    createClaim(ann, {
      kind: 'description',
      body,
      confidence: 'low',
      evidence: [{ type: 'score', neuron, name: 'kurtosis', value: 1, ...extra }],
    }),
  'a predicate': extra =>
    createClaim(ann, {
      kind: 'description',
      body: { ...body, predicate: { type: 'not', of: { type: 'positions', from: 1, ...extra } } },
      confidence: 'low',
    }),
  'a version': extra =>
    editClaim(ann, uid, { from: 1, body: { ...body, text: 'Eights.' }, confidence: 'low', ...extra }),
  'what a version states': extra =>
    editClaim(ann, uid, { from: 1, body: { ...body, text: 'Eights.', ...extra }, confidence: 'low' }),
  'a vote': extra => voteOnClaim(bob, uid, { value: 1, ...extra }),
  'a reply': extra => replyToClaim(bob, uid, { text: 'No.', ...extra }),
}

test.each(Object.entries(writes))(
  '%s takes no field but its own: it is refused by name, and nothing is stored',
  async (_, write) => {
    const before = await stored()
    for (const [name, value] of fields) await expect(write({ [name]: value }), name).rejects.toThrow(name)
    expect(await stored()).toBe(before)
  },
)

test('a field called __proto__ changes no object and is not stored', async () => {
  const evil = JSON.parse('{"__proto__": {"status": "supported", "authorId": 2}}')
  for (const write of [writes['a reply'], writes['a claim'], writes['what a claim states']])
    await write(evil).catch((error: Error) => expect(error.message).toContain('__proto__'))
  expect(await stored()).not.toContain('__proto__')
  expect(Object.hasOwn(Object.prototype, 'status')).toBe(false)
  const rows = await pool.query(`select distinct status, author_id from claim`)
  expect(rows.rows).toEqual([{ status: 'proposed', author_id: ann.id }])
})

test('a form’s fields that no claim has are left out of what is written', async () => {
  const form = { neurons: neuron, text: 'Nines.', confidence: 'low', evidence: '' }
  const extra = Object.fromEntries(fields.map(([name]) => [name, '2']))
  expect(fieldsToContent('description', { ...extra, ...form }, 'https://site.example')).toEqual(
    fieldsToContent('description', form, 'https://site.example'),
  )
})
