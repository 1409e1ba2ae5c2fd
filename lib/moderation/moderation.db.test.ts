import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { listClaims } = await import('#lib/claims/list-claims.ts')
const { readClaim } = await import('#lib/claims/read-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { flag } = await import('#lib/moderation/flag.ts')
const { moderate } = await import('#lib/moderation/moderate.ts')
const { moderationLog, noticesOf } = await import('#lib/moderation/log.ts')
const { queueLength, readQueue } = await import('#lib/moderation/queue.ts')
afterAll(() => db.$disconnect())

let people: Awaited<ReturnType<typeof addPeople>>
beforeAll(async () => {
  await addModels('planted')
  people = await addPeople('Ann', 'Bob', 'Mod', 'Other Mod', 'Admin')
  const [, , mod, other, admin] = people
  for (const [person, role] of [
    [mod, 'moderator'],
    [other, 'moderator'],
    [admin, 'admin'],
  ] as const) {
    person.role = role
    await db.user.update({ where: { id: person.id }, data: { role } })
  }
})

const describe = (author: (typeof people)[number], text: string) =>
  createClaim(author, {
    kind: 'description',
    body: { neurons: ['planted/0/1'], text },
    confidence: 'low',
    evidence: [],
  })
const settle = () => pool.query('update moderation_item set closed_at = now() where closed_at is null')
const spam = 'Buy https://shop.example/a https://shop.example/b'

test('a first post is read at once and stands in the queue; one heavy with links is held until it is restored', async () => {
  const [ann, , mod] = people
  const first = await describe(ann, 'Fires on digits.')
  const second = await describe(ann, spam)
  expect(await readClaim(first.uid, null)).not.toBeNull()
  expect([await readClaim(second.uid, null), await readClaim(second.uid, people[1])]).toEqual([null, null])
  for (const reader of [ann, mod]) expect(await readClaim(second.uid, reader)).toMatchObject({ uid: second.uid })
  expect((await listClaims({})).claims.map(({ uid }) => uid)).toEqual([first.uid])
  const queue = await readQueue(mod)
  expect(queue.map(({ subject, reports }) => [subject, reports[0].cause])).toEqual([
    [`claim:${first.uid}`, 'first-post'],
    [`claim:${second.uid}`, 'links'],
  ])
  expect(await queueLength()).toBe(2)
  const act = (uid: string, action: string) => moderate(mod, { subject: `claim:${uid}`, action, reason: 'Fine.' })
  await act(first.uid, 'dismiss')
  await expect(act(second.uid, 'dismiss')).rejects.toThrow('This is hidden')
  await act(second.uid, 'restore')
  expect(await readClaim(second.uid, null)).not.toBeNull()
  expect(await readQueue(mod)).toEqual([])
})

test('after the first posts only links are looked at, and of trusted people nothing', async () => {
  const [ann] = people
  await describe(ann, 'Third.')
  await settle()
  await describe(ann, 'Fourth.')
  expect(await queueLength()).toBe(0)
  const fifth = await describe(ann, spam)
  expect(await queueLength()).toBe(1)
  expect(await readClaim(fifth.uid, null)).not.toBeNull()
  await settle()
  await describe({ ...ann, role: 'trusted' }, spam)
  expect(await queueLength()).toBe(0)
})

test('a flag is made once a person, never of one’s own or of what one cannot read', async () => {
  const [ann, bob, mod] = people
  const { uid } = await describe(ann, 'To be flagged.')
  const subject = `claim:${uid}`
  const input = { subject, reason: 'nonsense', note: 'It does not.' }
  await flag(bob, input)
  await expect(flag(bob, input)).rejects.toThrow('You have flagged this already')
  await expect(flag(ann, input)).rejects.toThrow('This is your own')
  await expect(flag(bob, { ...input, reason: 'because' })).rejects.toThrow('Choose a reason')
  await expect(flag(bob, { ...input, closedAt: 'now' })).rejects.toMatchObject({ status: 400 })
  await expect(flag(bob, { ...input, subject: 'claim:0000000000000000' })).rejects.toMatchObject({ status: 404 })
  const [{ reports }] = await readQueue(mod)
  expect(reports).toMatchObject([
    { cause: 'flag', reason: 'nonsense', note: 'It does not.', reporter: { name: 'Bob' } },
  ])
  for (const reader of [null, ann, { ...ann, role: 'trusted' as const }])
    await expect(readQueue(reader)).rejects.toMatchObject({ status: 403 })

  await moderate(mod, { subject, action: 'hide', reason: 'Misleading.' })
  await expect(flag(bob, input)).rejects.toMatchObject({ status: 404 })
  expect(await readQueue(mod)).toEqual([])
  const { actions } = await moderationLog()
  expect(actions[0]).toMatchObject({ action: 'hide', subject, reason: 'Misleading.', moderator: { name: 'Mod' } })
  expect((await noticesOf(ann.id))[0]).toMatchObject({ action: 'hide', subject })
  expect(await noticesOf(bob.id)).toEqual([])
  const events = await db.auditEvent.findMany({ where: { subject }, orderBy: { id: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual(['claim.created', 'flagged', 'moderation.hide'])
})

test('a hidden reply keeps its place without its words', async () => {
  const [ann, bob, mod] = people
  const { uid } = await describe(ann, 'With a reply.')
  const reply = await replyToClaim(bob, uid, { text: 'Rude words.' })
  await moderate(mod, { subject: `reply:${reply.uid}`, action: 'hide', reason: 'Rude.' })
  const read = async (reader: typeof ann | null) => (await readClaim(uid, reader))?.replies[0].text
  expect([await read(null), await read(ann), await read(bob), await read(mod)]).toEqual([
    null,
    null,
    'Rude words.',
    'Rude words.',
  ])
})

test('who is suspended writes nothing and is told until when and why; then writes again', async () => {
  const [ann, bob, mod] = people
  const { uid } = await describe(ann, 'Before.')
  await moderate(mod, { subject: `user:${bob.id}`, action: 'suspend', reason: 'Insults.', days: '3' })
  await expect(voteOnClaim(bob, uid, { value: 1, reason: '' })).rejects.toThrow(
    /^You are suspended until \d+ \w+ \d{4}, \d\d:\d\d UTC \(Insults\.\)\. You can read everything, and write again then\.$/,
  )
  await expect(flag(bob, { subject: `claim:${uid}`, reason: 'spam' })).rejects.toMatchObject({ status: 403 })
  await moderate(mod, { subject: `user:${bob.id}`, action: 'unsuspend', reason: 'Said sorry.' })
  await voteOnClaim(bob, uid, { value: 1, reason: '' })
  await expect(moderate(mod, { subject: `user:${bob.id}`, action: 'unsuspend', reason: 'x' })).rejects.toThrow(
    'not suspended',
  )
})

test('nobody moderates themselves or a person of their own or a higher role, nor without a moderator’s role', async () => {
  const [ann, bob, mod, other, admin] = people
  const verbs = ['hide', 'restore', 'warn', 'suspend', 'unsuspend', 'dismiss']
  const before = await db.moderationAction.count()
  for (const action of verbs) {
    const act = (by: typeof ann, on: typeof ann) =>
      moderate(by, { subject: `user:${on.id}`, action, reason: 'x', days: 1 })
    for (const by of [ann, { ...ann, role: 'trusted' as const }])
      await expect(act(by, bob)).rejects.toMatchObject({ status: 403 })
    await expect(act(mod, mod), action).rejects.toThrow('what is their own')
    if (action === 'dismiss') continue
    await expect(act(mod, other), action).rejects.toThrow('does not moderate a person whose role is moderator')
    await expect(act(mod, admin), action).rejects.toThrow('whose role is admin')
  }
  expect(await db.moderationAction.count()).toBe(before)
  await moderate(admin, { subject: `user:${other.id}`, action: 'warn', reason: 'Be kind.' })
  expect(await noticesOf(other.id)).toMatchObject([{ action: 'warn', reason: 'Be kind.' }])
})

test('an action takes no field but its own, and wants a reason', async () => {
  const [, bob, mod] = people
  const input = { subject: `user:${bob.id}`, action: 'warn', reason: 'x' }
  await expect(moderate(mod, { ...input, moderatorId: 1 })).rejects.toMatchObject({ status: 400 })
  await expect(moderate(mod, { ...input, reason: ' ' })).rejects.toMatchObject({ status: 400 })
  await expect(moderate(mod, { ...input, action: 'delete' })).rejects.toMatchObject({ status: 400 })
  await expect(moderate(mod, { ...input, action: 'suspend' })).rejects.toThrow('for how many days')
})
