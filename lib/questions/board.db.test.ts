import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addPeople } = await import('#lib/claims/testing/small-site.ts')
const { flag } = await import('#lib/moderation/flag.ts')
const { moderate } = await import('#lib/moderation/moderate.ts')
const { readQueue } = await import('#lib/moderation/queue.ts')
const { ownSearches, removeSearch, saveSearch, searchesOf } = await import('#lib/questions/saved-searches.ts')
const { addTask, tasksOf, tickTask } = await import('#lib/questions/tasks.ts')
afterAll(() => db.$disconnect())

let ann: Writer
let bob: Writer
beforeAll(async () => {
  ;[ann, bob] = await addPeople('Ann', 'Bob')
})

test('a search filed under a question is everybody’s, any other its owner’s alone; others remove neither', async () => {
  await saveSearch(ann, { title: 'Verified', path: '/algorithmic?badge=verified', question: 'algorithmic-neurons' })
  await saveSearch(ann, { title: 'Mine', path: '/hunt?sort=kurtosis', question: '' })
  const filed = await searchesOf('algorithmic-neurons')
  expect(filed.map(({ title, owner }) => [title, owner.name])).toEqual([['Verified', 'Ann']])
  expect((await ownSearches(ann.id)).map(({ title }) => title)).toEqual(['Mine', 'Verified'])
  expect(await ownSearches(bob.id)).toEqual([])
  for (const { id } of await ownSearches(ann.id)) await expect(removeSearch(bob, id)).rejects.toThrow('no such search')
  await removeSearch(ann, filed[0].id)
  expect(await searchesOf('algorithmic-neurons')).toEqual([])
})

test('a search that everybody reads can be flagged by its readers and hidden by a moderator; one’s own cannot be seen to', async () => {
  await saveSearch(ann, { title: 'Look', path: '/hunt', question: 'families' })
  await saveSearch(ann, { title: 'Mine', path: '/hunt', question: '' })
  const [own, filed] = await ownSearches(ann.id)
  const flagged = (by: Writer, id: number) => flag(by, { subject: `search:${id}`, reason: 'spam' })
  await expect(flagged(bob, own.id)).rejects.toThrow('There is no search')
  await expect(flagged(ann, filed.id)).rejects.toThrow('your own')
  await flagged(bob, filed.id)
  const moderator = { id: bob.id, role: 'moderator' as const }
  const waiting = (await readQueue(moderator)).find(({ subject }) => subject === `search:${filed.id}`)
  // A new account's post is looked at by itself too, but never what its owner alone reads.
  expect(waiting?.reports.map(({ cause }) => cause)).toEqual(['first-post', 'flag'])
  expect((await readQueue(moderator)).map(({ subject }) => subject)).not.toContain(`search:${own.id}`)
  await moderate(moderator, { subject: `search:${filed.id}`, action: 'hide', reason: 'Spam.' })
  expect(await searchesOf('families')).toEqual([])
  expect((await ownSearches(ann.id)).find(({ id }) => id === filed.id)?.hiddenAt).toBeInstanceOf(Date)
})

test('only pages of this site are kept, under questions that exist', async () => {
  for (const path of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/api/me',
    '',
  ])
    await expect(saveSearch(ann, { title: 'x', path, question: '' })).rejects.toThrow('a page of this site')
  await expect(saveSearch(ann, { title: 'x', path: '/hunt', question: 'none' })).rejects.toThrow('no such question')
  await expect(saveSearch(ann, { title: 'x', path: '/hunt', question: '', ownerId: bob.id })).rejects.toThrow()
})

test('any member ticks a task; done ones come last; hidden ones are for their author and moderators', async () => {
  await addTask(ann, { question: 'families', text: 'Look at letters.' })
  await addTask(bob, { question: 'families', text: 'Look at brackets.' })
  const [letters, brackets] = await tasksOf('families', null)
  await tickTask(bob, letters.id, true)
  const after = await tasksOf('families', null)
  expect(after.map(({ text, doneAt }) => [text, doneAt !== null])).toEqual([
    ['Look at brackets.', false],
    ['Look at letters.', true],
  ])
  await tickTask(ann, letters.id, false)
  await db.questionTask.update({ where: { id: brackets.id }, data: { hiddenAt: new Date() } })
  await expect(tickTask(ann, brackets.id, true)).rejects.toThrow('no such task')
  const seen = async (reader: Writer | null) => (await tasksOf('families', reader)).length
  expect([await seen(null), await seen(ann), await seen(bob), await seen({ ...ann, role: 'moderator' })]).toEqual([
    1, 1, 2, 2,
  ])
  await expect(addTask(ann, { question: 'none', text: 'x' })).rejects.toThrow('no such question')
})
