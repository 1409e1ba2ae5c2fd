import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ClaimConflict } from '#lib/claims/claim-conflict.ts'
import type { NewClaim } from '#lib/claims/claim-input.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { goBack } = await import('#lib/claims/go-back.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { restoreReply, withdrawReply } = await import('#lib/claims/withdraw-reply.ts')
const { restoreClaim, withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { readClaim } = await import('#lib/claims/read-claim.ts')
const { listClaims } = await import('#lib/claims/list-claims.ts')
const { claimsOfNeuron } = await import('#lib/claims/claims-of-neuron.ts')
afterAll(() => db.$disconnect())

let [ann, bob, cy, mod]: Writer[] = []
beforeAll(async () => {
  await addModels('one', 'two')
  ;[ann, bob, cy, mod] = await addPeople('Ann', 'Bob', 'Cy', 'Mo')
  mod = { ...mod, role: 'moderator' }
})

const describes = (text: string, more: Partial<NewClaim> = {}): NewClaim => ({
  kind: 'description',
  body: { neurons: ['one/0/7'], text },
  confidence: 'medium',
  ...more,
})
const family = (values: string[]): NewClaim => ({
  kind: 'family',
  body: {
    title: 'Digits',
    symmetry: 'digit',
    parameter: 'digit',
    members: values.map(value => ({ neuron: `one/0/${value}`, value })),
  },
  confidence: 'high',
})
const events = async (uid: string) =>
  (await pool.query('select user_id, action, detail from audit_event where subject = $1 order by id', [`claim:${uid}`]))
    .rows

test('a claim is written with its neurons, its tag, an event and an activity, and read by everybody', async () => {
  const { uid } = await createClaim(ann, {
    kind: 'tag',
    body: { neurons: ['/One/0/3', 'two/0/4'], label: 'Roman  Numerals' },
    confidence: 'high',
    evidence: [{ type: 'link', url: 'https://example.org/a' }],
  })
  expect(await readClaim(uid, null)).toMatchObject({
    ...{
      uid,
      kind: 'tag',
      status: 'proposed',
      version: 1,
      tag: 'roman numerals',
      author: { name: 'Ann', deleted: false },
    },
    current: { body: { neurons: ['one/0/3', 'two/0/4'], label: 'Roman Numerals' }, confidence: 'high' },
    own: { author: false, mayEdit: false, mayVote: false, vote: null },
  })
  expect(
    (await claimsOfNeuron({ model: 'two', layer: 0, neuron: 4 })).map(claim => [claim.uid, claim.as.role]),
  ).toEqual([[uid, 'subject']])
  expect(await events(uid)).toEqual([{ user_id: ann.id, action: 'claim.created', detail: { kind: 'tag' } }])
  const { rows } = await pool.query('select verb, detail from activity where actor_id = $1', [ann.id])
  expect(rows).toEqual([{ verb: 'claim.created', detail: { version: 1 } }])
})

test.each<[string, unknown, string]>([
  ['a model that is not here', describes('x', { body: { neurons: ['six/0/1'], text: 'x' } }), 'no model six'],
  ['a neuron that it has not', describes('x', { body: { neurons: ['one/0/10'], text: 'x' } }), 'neurons 0 to 9'],
  [
    'a neuron twice',
    describes('x', { body: { neurons: ['one/0/1', 'one/0/1'], text: 'x' } }),
    'one/0/1 is named twice',
  ],
  ['a field of the row', { ...describes('x'), status: 'supported' }, 'status'],
  ['another author', { ...describes('x'), authorId: 2 }, 'authorId'],
  ['no kind', { ...describes('x'), kind: 'opinion' }, 'kind: Wanted one of description'],
  ['nothing', null, 'expected object'],
  [
    'a pattern that looks ahead',
    { kind: 'regex', body: { neurons: ['one/0/1'], pattern: 'a(?=b)' }, confidence: 'low' },
    'Pattern, character',
  ],
  [
    'a predicate that is no pattern',
    describes('x', { body: { neurons: ['one/0/1'], text: 'x', predicate: { type: 'regex', pattern: '(' } } }),
    'Pattern, character',
  ],
  [
    'evidence of a neuron that is not here',
    describes('x', { evidence: [{ type: 'pattern', neuron: 'one/1/0', pattern: 'a' }] }),
    'one/1/0: one has one layer',
  ],
  [
    'evidence of a corpus that is not here',
    describes('x', { evidence: [{ type: 'example', neuron: 'one/0/0', corpus: 'none', document: 0, position: 0 }] }),
    'evidence.0: this site has no corpus none',
  ],
  [
    'children of the parent’s own model',
    { kind: 'split', body: { parent: 'one/0/1', children: [{ neuron: 'one/0/2' }] }, confidence: 'low' },
    'wanted children of other models',
  ],
])('%s is refused in a line, and nothing is written', async (_, input, words) => {
  const before = await pool.query('select count(*) from claim')
  await expect(createClaim(ann, input)).rejects.toThrow(words)
  expect((await pool.query('select count(*) from claim')).rows).toEqual(before.rows)
  await expect(createClaim({ id: ann.id, role: 'visitor' }, describes('x'))).rejects.toThrow('does not allow')
})

test('votes make the status; one’s own claim is not voted on; 0 takes a vote back', async () => {
  const { uid } = await createClaim(ann, describes('Sevens.'))
  await expect(voteOnClaim(ann, uid, { value: 1 })).rejects.toThrow('your own')
  await expect(voteOnClaim(bob, uid, { value: 2 })).rejects.toThrow('Wanted 1')
  await voteOnClaim(bob, uid, { value: 1, reason: 'Seen it.' })
  expect(await voteOnClaim(cy, uid, { value: 1 })).toEqual({ votesFor: 2, votesAgainst: 0, status: 'supported' })
  expect(await voteOnClaim(cy, uid, { value: 1 })).toMatchObject({ votesFor: 2 })
  expect(await voteOnClaim(cy, uid, { value: -1 })).toMatchObject({ votesAgainst: 1, status: 'contested' })
  expect(await voteOnClaim(cy, uid, { value: 0 })).toEqual({ votesFor: 1, votesAgainst: 0, status: 'proposed' })
  expect((await readClaim(uid, bob))?.own).toMatchObject({ mayVote: true, vote: { value: 1, reason: 'Seen it.' } })
  expect((await events(uid)).map(({ detail }) => detail.value)).toEqual([undefined, 1, 1, -1, 0])
})

test('a version that changes what is stated begins the count anew, one that changes the evidence does not', async () => {
  const { uid } = await createClaim(ann, describes('Sevens.'))
  for (const voter of [bob, cy]) await voteOnClaim(voter, uid, { value: 1 })
  const sevens = { neurons: ['one/0/7'], text: 'Sevens.' }
  const evidence = [{ type: 'link', url: 'https://example.org/' }]
  await editClaim(ann, uid, { from: 1, body: sevens, confidence: 'high', evidence, summary: 'A link' })
  expect(await readClaim(uid, null)).toMatchObject({ version: 2, statedIn: 1, votesFor: 2, status: 'supported' })
  await expect(editClaim(ann, uid, { from: 2, body: sevens, confidence: 'high', evidence })).rejects.toThrow('Nothing')
  await expect(editClaim(bob, uid, { from: 2, body: sevens, confidence: 'low' })).rejects.toThrow('Only its author')
  await editClaim(ann, uid, { from: 2, body: { ...sevens, neurons: ['one/0/8'] }, confidence: 'high', evidence })
  expect(await readClaim(uid, null)).toMatchObject({ version: 3, statedIn: 3, votesFor: 0, status: 'proposed' })
  expect((await claimsOfNeuron({ model: 'one', layer: 0, neuron: 7 })).map(claim => claim.uid)).not.toContain(uid)
  await expect(voteOnClaim(bob, uid, { value: 1, version: 1 })).rejects.toThrow('version 3 stands there now')
  expect(await voteOnClaim(bob, uid, { value: 1, version: 3 })).toMatchObject({ votesFor: 1 })
  await goBack(ann, uid, { from: 3, to: 1 })
  const back = await readClaim(uid, bob)
  expect(back).toMatchObject({ version: 4, votesFor: 0, current: { body: sevens, confidence: 'medium', evidence: [] } })
  expect(back?.versions.map(({ version, body }) => [version, 'neurons' in body && body.neurons[0]])).toEqual([
    [1, 'one/0/7'],
    [2, 'one/0/7'],
    [3, 'one/0/8'],
    [4, 'one/0/7'],
  ])
  expect(back?.votes.map(({ counts }) => counts)).toEqual([false, false])
})

test('an edit from an older version writes nothing and gives both sides and a merged form', async () => {
  const { uid } = await createClaim(ann, family(['1', '2', '3']))
  const { body } = family(['1', '2', '3', '4'])
  await editClaim(bob, uid, { from: 1, body, confidence: 'high', summary: 'Four' })
  const mine = family(['1', '3']).body
  const conflict = await editClaim(cy, uid, { from: 1, body: mine, confidence: 'low' }).catch(error => error)
  expect(conflict).toBeInstanceOf(ClaimConflict)
  expect(conflict.message).toBe('Bob has changed this claim meanwhile: version 2 stands there now.')
  const { current, base, yours, merged } = (conflict as ClaimConflict).sides
  expect([current.body, base.version, yours.body]).toEqual([body, 1, mine])
  expect(merged).toEqual({ body: family(['1', '3', '4']).body, confidence: 'low', evidence: [], conflicts: [] })
  expect(await readClaim(uid, null)).toMatchObject({ version: 2, current: { author: { name: 'Bob' } } })
  await editClaim(cy, uid, { from: 2, body: merged.body, confidence: merged.confidence })
  const { rows } = await pool.query(
    `select neuron, position, parameter from claim_neuron join claim on claim.id = claim_id where uid = $1 order by position`,
    [uid],
  )
  expect(rows.map(({ neuron, position, parameter }) => [neuron, position, parameter])).toEqual([
    [1, 0, '1'],
    [3, 1, '3'],
    [4, 2, '4'],
  ])
  await expect(voteOnClaim(cy, uid, { value: 1 })).rejects.toThrow('your own statement')
  await expect(editClaim(ann, uid, { from: 9, body, confidence: 'low' })).rejects.toThrow(
    'a version from 1 to 3, got 9',
  )
})

test('what is withdrawn is read by its author only, and comes back', async () => {
  const { uid } = await createClaim(ann, describes('Nonsense.'))
  await expect(withdrawClaim(bob, uid)).rejects.toThrow('Only its author')
  await withdrawClaim(ann, uid)
  expect(await readClaim(uid, bob)).toMatchObject({ current: null, versions: [], withdrawnAt: expect.any(Date) })
  expect(await readClaim(uid, ann)).toMatchObject({ current: { body: { text: 'Nonsense.' } } })
  await expect(voteOnClaim(bob, uid, { value: 1 })).rejects.toThrow('withdrawn')
  const uids = async (reader: Writer) => (await listClaims({ author: ann.id }, reader)).claims.map(claim => claim.uid)
  expect([(await uids(ann)).includes(uid), (await uids(bob)).includes(uid)]).toEqual([true, false])
  await restoreClaim(ann, uid)
  expect((await uids(bob))[0]).toBe(uid)
})

test('what a moderator has hidden is there for moderators and its author only', async () => {
  const { uid } = await createClaim(ann, describes('Buy this.'))
  await db.claim.update({ where: { uid }, data: { hiddenAt: new Date() } })
  expect([await readClaim(uid, null), await readClaim(uid, bob)]).toEqual([null, null])
  expect([await readClaim(uid, ann), await readClaim(uid, mod)]).toMatchObject([{ uid }, { uid }])
  await expect(replyToClaim(bob, uid, { text: 'x' })).rejects.toThrow('There is no claim')
  await expect(replyToClaim(ann, uid, { text: 'x' })).rejects.toThrow('A moderator has hidden')
})

test('replies stand in threads; a withdrawn one keeps its place, without its text', async () => {
  const { uid } = await createClaim(ann, describes('Sevens.'))
  const first = await replyToClaim(bob, uid, { text: 'Why?' })
  await replyToClaim(ann, uid, { text: 'See the examples.', parent: first.uid })
  await expect(replyToClaim(ann, uid, { text: ' ' })).rejects.toThrow('text: Write something')
  await expect(replyToClaim(ann, uid, { text: 'x', parent: uid })).rejects.toThrow('not there to be answered')
  await expect(withdrawReply(cy, first.uid)).rejects.toThrow('You have no reply')
  await withdrawReply(bob, first.uid)
  const read = async (reader: Writer) => (await readClaim(uid, reader))?.replies
  expect(await read(cy)).toMatchObject([{ text: null, own: false, replies: [{ text: 'See the examples.' }] }])
  expect(await read(bob)).toMatchObject([{ text: 'Why?', own: true }])
  await restoreReply(bob, first.uid)
  expect(await read(cy)).toMatchObject([{ text: 'Why?', withdrawnAt: null }])
})

test('lists are filtered and their pages neither repeat nor leave out', async () => {
  const uids: string[] = []
  for (const text of ['a', 'b', 'c', 'd', 'e'])
    uids.unshift(
      (await createClaim(cy, describes(text, { body: { neurons: ['two/0/9'], text }, question: 'q-1' }))).uid,
    )
  const first = await listClaims({ question: 'q-1', limit: 2 })
  await createClaim(cy, describes('f', { question: 'q-1' }))
  const second = await listClaims({ question: 'q-1', limit: 2, before: first.before ?? '' })
  const third = await listClaims({ question: 'q-1', limit: 2, before: second.before ?? '' })
  expect([first, second, third].flatMap(({ claims }) => claims.map(claim => claim.uid))).toEqual(uids)
  expect(third.before).toBeNull()
  const count = async (filter: Parameters<typeof listClaims>[0]) => (await listClaims(filter)).claims.length
  expect(await count({ neuron: 'two/0/9' })).toBe(5)
  expect(await count({ model: 'two', author: ann.id })).toBe(1)
  expect(await count({ tag: 'ROMAN numerals' })).toBe(1)
  expect(await count({ tag: 'no such' })).toBe(0)
  expect(await count({ kind: 'family', status: 'proposed' })).toBe(1)
  await expect(listClaims({ neuron: 'two' })).rejects.toThrow('neuron: wanted one')
  await expect(listClaims({ before: 'x' })).rejects.toThrow('no claim x')
})
