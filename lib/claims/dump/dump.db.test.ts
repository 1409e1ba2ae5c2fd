import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import type { Database } from '#lib/db.ts'
import { testDatabase } from '#workers/testing/database.ts'

const here = await testDatabase()
const there = await testDatabase()
vi.stubEnv('DATABASE_URL', here.url)
const { connect, db } = await import('#lib/db.ts')
const { addModels, addModelsTo, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { withdrawReply } = await import('#lib/claims/withdraw-reply.ts')
const { withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { mergeTags } = await import('#lib/tags/merge-tags.ts')
const { exportClaims } = await import('#lib/claims/dump/export-claims.ts')
const { importClaims } = await import('#lib/claims/dump/import-claims.ts')
const other = connect(there.url).client
afterAll(async () => {
  await db.$disconnect()
  await other.$disconnect()
})

async function dump(from: Database): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportClaims(from)) lines.push(line)
  return lines
}

async function* of(lines: string[]): AsyncGenerator<string> {
  yield* lines
}

const claims = async (pool: typeof there.pool) => (await pool.query('select count(*)::int as n from claim')).rows[0].n

let lines: string[]
beforeAll(async () => {
  await addModels('one', 'two')
  const [ann, bob, cy, mo]: Writer[] = await addPeople('Ann', 'Bob', 'Cy', 'Mo')
  const label = (text: string) => ({ kind: 'tag', body: { neurons: ['one/0/1'], label: text }, confidence: 'low' })
  const digits = { title: 'Digits', symmetry: 'digit', parameter: 'digit', text: 'Ü\u2028 $x^2$' }
  const members = [{ neuron: 'one/0/3', value: '3' }]
  const { uid } = await createClaim(ann, {
    kind: 'family',
    body: { ...digits, members },
    confidence: 'high',
    evidence: [{ type: 'pattern', neuron: 'one/0/3', pattern: '\\d' }],
    question: 'families',
  })
  await voteOnClaim(bob, uid, { value: 1 })
  await editClaim(cy, uid, {
    from: 1,
    body: { ...digits, members: [...members, { neuron: 'two/0/4', value: '4' }] },
    confidence: 'medium',
    summary: 'Four',
  })
  await voteOnClaim(bob, uid, { value: 1, reason: 'Still.' })
  await voteOnClaim(mo, uid, { value: 1 })
  const why = await replyToClaim(bob, uid, { text: 'Why?' })
  await replyToClaim(ann, uid, { text: 'Since.', parent: why.uid })
  await withdrawReply(bob, why.uid)
  await withdrawReply(bob, (await replyToClaim(bob, uid, { text: 'Never mind.' })).uid)
  for (const text of ['Digit', 'digits', 'number']) await createClaim(bob, label(text))
  for (const [from, into] of [
    ['digit', 'digits'],
    ['digits', 'number'],
  ])
    await mergeTags({ ...mo, role: 'moderator' }, from, into)
  await createClaim(cy, {
    kind: 'relation',
    body: { source: 'one/0/1', target: 'two/0/1', relation: 'opposite' },
    confidence: 'low',
  })
  await withdrawClaim(ann, (await createClaim(ann, label('withdrawn secret'))).uid)
  const hidden = await createClaim(ann, label('hidden secret'))
  await db.claim.update({ where: { uid: hidden.uid }, data: { hiddenAt: new Date() } })
  // Somebody who has left.
  await db.user.update({
    where: { id: cy.id },
    data: { name: 'deleted user', email: 'x@deleted.invalid', deletedAt: new Date() },
  })
  lines = await dump(db)
  // The same models under other ids.
  await addModelsTo(other, 'two', 'zero', 'one')
})

test('a dump has all public claims under a licence, and no e-mail, nothing withdrawn, nothing hidden', () => {
  expect(JSON.parse(lines[0])).toMatchObject({ licence: 'CC-BY-4.0' })
  expect(lines).toHaveLength(1 + 5 + 2 + 1)
  const text = lines.join('')
  for (const secret of ['example.org', 'secret', 'Why?', 'Never mind']) expect(text).not.toContain(secret)
  expect(JSON.parse(lines[1])).toMatchObject({
    ...{ kind: 'family', editors: 'members', status: 'supported', votesFor: 2, statedIn: 2, author: { name: 'Ann' } },
    versions: [{}, { summary: 'Four', author: { name: 'deleted user', deleted: true } }],
    votes: [{ reason: 'Still.', version: 2 }, { author: { name: 'Mo' } }],
    replies: [{ text: null, parent: null }, { text: 'Since.' }],
  })
  expect(lines.slice(6, 8).map(line => JSON.parse(line))).toEqual([
    { synonym: 'digit', of: 'digits' },
    { synonym: 'digits', of: 'number' },
  ])
})

test.each<[string, (lines: string[]) => string[], string]>([
  ['cut off', all => all.slice(0, -1), 'line 9: wanted the end of the dump'],
  ['without one of its claims', all => all.toSpliced(2, 1), 'line 8: wanted 5 claims before the end, got 4'],
  ['with a broken line', all => all.with(3, '{"claim": '), 'line 4: wanted JSON'],
  [
    'with a count that its votes do not give',
    all => all.with(1, all[1].replace('"votesFor":2', '"votesFor":3')),
    'line 2: votesFor: wanted 2',
  ],
  ['with a field more', all => all.with(2, all[2].replace('"kind"', '"role":"admin","kind"')), 'line 3: '],
  [
    'about a model that is not here',
    all => all.map(line => line.replaceAll('two/0/', 'six/0/')),
    'line 2: six/0/4: this site has no model six',
  ],
  ['of something else', all => all.with(0, '{"soluscope":"lists"}'), 'line 1: soluscope'],
])('a dump %s is refused in a line, and nothing is written', async (_, change, words) => {
  const refused: Error = await importClaims(other, of(change(lines))).then(
    () => new Error('read in'),
    error => error,
  )
  expect(refused.message).toContain(words)
  expect(refused.message).toContain('; nothing was written')
  const { rows } = await there.pool.query('select (select count(*) from claim) + (select count(*) from site_user) as n')
  expect(rows).toEqual([{ n: '0' }])
})

test('read into an empty site it restores them: its dump is the same bytes; a second time changes nothing', async () => {
  expect(await importClaims(other, of(lines))).toEqual({ written: 5, known: 0 })
  expect(await dump(other)).toEqual(lines)
  expect(await importClaims(other, of(lines))).toEqual({ written: 0, known: 5 })
  expect(await importClaims(db, of(lines))).toEqual({ written: 0, known: 5 })
  expect(await dump(other)).toEqual(lines)
  expect(await claims(there.pool)).toBe(5)
  const { rows } = await there.pool.query(`select (select count(*)::int from user_account) as ways,
    (select count(*)::int from site_user where email like 'imported-%@imported.invalid') as people,
    (select count(*)::int from claim_neuron) as neurons, (select count(*)::int from audit_event) as events`)
  expect(rows).toEqual([{ ways: 0, people: 4, neurons: 7, events: 5 }])
})
