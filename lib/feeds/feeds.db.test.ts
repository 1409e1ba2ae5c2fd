import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import type { FeedView } from '#lib/feeds/read-feed.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { createList } = await import('#lib/lists/create-list.ts')
const { setListDetails } = await import('#lib/lists/list-details.ts')
const { readFeed } = await import('#lib/feeds/read-feed.ts')
const { countNews, markNewsRead, readNews } = await import('#lib/feeds/news.ts')
const { readPerson } = await import('#lib/feeds/read-person.ts')
const { setWatch } = await import('#lib/feeds/watch.ts')
afterAll(() => db.$disconnect())

let ann: Writer
let bob: Writer
let cem: Writer
beforeAll(async () => {
  await addModels('tiny', 'other')
  ;[ann, bob, cem] = await addPeople('Ann', 'Bob', 'Cem')
})

const all: FeedView = { model: null, neuron: null, person: null, before: null }
const at = (neuron: number) => ({ model: 'tiny', layer: 0, neuron })
const describe = (author: Writer, neuron: string) =>
  createClaim(author, {
    kind: 'description',
    body: { neurons: [neuron], text: 'Fires on *sevens*.' },
    confidence: 'high',
  })
const deeds = async (view: Partial<FeedView>) => {
  const { items } = await readFeed({ ...all, ...view })
  return items.map(({ actor, verb }) => `${actor.name} ${verb}`)
}
const newsOf = async ({ id }: Writer) => (await readNews(id)).map(({ verb, read }) => `${verb}${read ? '' : ' new'}`)

test('a feed has what was done, of a model, a neuron or a person, a page at a time', async () => {
  const { uid } = await describe(ann, 'tiny/0/1')
  await describe(bob, 'other/0/1')
  await voteOnClaim(bob, uid, { value: 1, reason: '' })
  expect(await deeds({})).toEqual(['Bob claim.voted', 'Bob claim.created', 'Ann claim.created'])
  expect(await deeds({ model: 'tiny' })).toEqual(['Bob claim.voted', 'Ann claim.created'])
  expect(await deeds({ model: 'other' })).toEqual(['Bob claim.created'])
  expect(await deeds({ neuron: at(1) })).toEqual(['Bob claim.voted', 'Ann claim.created'])
  expect(await deeds({ neuron: at(2) })).toEqual([])
  expect(await deeds({ person: ann.id })).toEqual(['Ann claim.created'])
  const { items, more } = await readFeed(all, 2)
  expect(more).toBe(true)
  expect(await deeds({ before: items[1].id })).toEqual(['Ann claim.created'])
  expect(items[0]).toMatchObject({
    vote: 1,
    claim: {
      uid,
      kind: 'description',
      words: 'Fires on sevens.',
      status: 'proposed',
      verified: false,
      neurons: ['tiny/0/1'],
    },
  })
})

test('what is withdrawn, hidden, taken back or private is in no feed and no news', async () => {
  const before = await deeds({})
  const [claims, news] = [await Promise.all([1, 2].map(() => describe(ann, 'tiny/0/3'))), await countNews(ann.id)]
  const [kept, gone] = claims.map(({ uid }) => uid)
  await voteOnClaim(bob, kept, { value: -1, reason: 'no' })
  await voteOnClaim(bob, kept, { value: 0, reason: '' })
  const reply = await replyToClaim(bob, kept, { text: 'Sevens only?' })
  expect(await countNews(ann.id)).toBe(news + 1)
  await db.claimReply.update({ where: { uid: reply.uid }, data: { hiddenAt: new Date() } })
  await withdrawClaim(ann, gone)
  expect(await countNews(ann.id)).toBe(news)
  expect(await deeds({})).toEqual(['Ann claim.created', ...before])
  await db.claim.update({ where: { uid: kept }, data: { hiddenAt: new Date() } })
  expect(await deeds({})).toEqual(before)
  const details = { title: 'Digits', note: '' }
  const { uid } = await createList(ann, { ...details, visibility: 'private' }, [at(1)])
  expect(await deeds({})).toEqual(before)
  await setListDetails(ann, uid, 1, { ...details, visibility: 'public' })
  expect(await deeds({})).toEqual(['Ann list.published', ...before])
  await setListDetails(ann, uid, 2, { ...details, visibility: 'private' })
  expect(await deeds({})).toEqual(before)
})

test('watchers, authors and those replied to are told once, nobody of their own deeds', async () => {
  await db.notification.deleteMany()
  await setWatch(cem, 'neuron:tiny/0/5', true)
  const { uid } = await describe(ann, 'tiny/0/5')
  await setWatch(cem, `claim:${uid}`, true)
  expect([await newsOf(ann), await newsOf(bob), await newsOf(cem)]).toEqual([[], [], ['claim.created new']])
  const asked = await replyToClaim(bob, uid, { text: 'All of them?' })
  await replyToClaim(ann, uid, { text: 'All.', parent: asked.uid })
  expect(await newsOf(ann)).toEqual(['claim.replied new'])
  expect(await newsOf(bob)).toEqual(['claim.replied new'])
  expect(await newsOf(cem)).toEqual(['claim.replied new', 'claim.replied new', 'claim.created new'])
  const [latest] = await readNews(cem.id)
  await markNewsRead(bob.id, latest.id)
  await markNewsRead(cem.id, latest.id)
  expect([await countNews(bob.id), await countNews(cem.id)]).toEqual([0, 2])
  await markNewsRead(cem.id, null)
  await setWatch(cem, `claim:${uid}`, false)
  await setWatch(cem, 'neuron:tiny/0/5', false)
  await voteOnClaim(bob, uid, { value: 1, reason: '' })
  expect([await countNews(cem.id), await newsOf(ann)]).toEqual([0, ['claim.voted new', 'claim.replied new']])
})

test('what one may not read cannot be watched', async () => {
  const { uid } = await createList(ann, { title: 'Mine', note: '', visibility: 'private' }, [])
  for (const subject of [
    `list:${uid}`,
    'list:0000000000000000',
    'claim:0000000000000000',
    'user:1',
    'neuron:tiny/0/99',
  ])
    await expect(setWatch(bob, subject, true)).rejects.toThrow()
  expect(await db.watch.count({ where: { userId: bob.id } })).toBe(0)
})

test('a person is shown without e-mail, one who left by the name that stands for all, one never confirmed not at all', async () => {
  const shown = await readPerson(ann.id)
  expect(shown).toMatchObject({ name: 'Ann', role: 'member', deleted: false, claims: { proposed: 2 } })
  expect(JSON.stringify(shown)).not.toContain('@')
  await db.user.update({
    where: { id: cem.id },
    data: { name: 'deleted user', deletedAt: new Date(), emailVerified: false },
  })
  expect(await readPerson(cem.id)).toMatchObject({ name: 'deleted user', deleted: true })
  await db.user.update({ where: { id: bob.id }, data: { emailVerified: false } })
  expect(await readPerson(bob.id)).toBeNull()
})
