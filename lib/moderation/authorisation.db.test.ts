import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
vi.mock('server-only', () => ({}))
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { askFamilyCheck } = await import('#lib/claims/ask-family-check.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { decideSuggestion } = await import('#lib/claims/decide-suggestion.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { readClaim } = await import('#lib/claims/read-claim.ts')
const { replyToClaim } = await import('#lib/claims/reply-to-claim.ts')
const { voteOnClaim } = await import('#lib/claims/vote-on-claim.ts')
const { restoreClaim, withdrawClaim } = await import('#lib/claims/withdraw-claim.ts')
const { restoreReply, withdrawReply } = await import('#lib/claims/withdraw-reply.ts')
const { setWatch } = await import('#lib/feeds/watch.ts')
const { setBookmark } = await import('#lib/lists/bookmarks.ts')
const { createList } = await import('#lib/lists/create-list.ts')
const { deleteList, setListDetails } = await import('#lib/lists/list-details.ts')
const { addToList, removeFromList, setItemNote } = await import('#lib/lists/list-items.ts')
const { moveInList, orderList } = await import('#lib/lists/list-order.ts')
const { readList } = await import('#lib/lists/read-list.ts')
const { findPeople } = await import('#lib/accounts/find-people.ts')
const { removePasskey, renamePasskey } = await import('#lib/accounts/passkeys.ts')
const { grantRole } = await import('#lib/accounts/grant-role.ts')
const { flag } = await import('#lib/moderation/flag.ts')
const { moderate } = await import('#lib/moderation/moderate.ts')
const { readQueue } = await import('#lib/moderation/queue.ts')
const { questions } = await import('#lib/questions/questions.ts')
const { removeSearch, saveSearch } = await import('#lib/questions/saved-searches.ts')
const { addTask, tickTask } = await import('#lib/questions/tasks.ts')
const { mergeTags, unmergeTag } = await import('#lib/tags/merge-tags.ts')
afterAll(() => db.$disconnect())

// v visitor, o member whose thing it is, m another member, t trusted, d moderator, a admin, s suspended.
let people: Record<string, Writer>
beforeAll(async () => {
  await addModels('planted')
  const [o, m, t, d, a, s] = await addPeople('Owner', 'Member', 'Trusted', 'Mod', 'Admin', 'Suspended')
  t.role = 'trusted'
  d.role = 'moderator'
  a.role = 'admin'
  for (const { id, role } of [t, d, a]) await db.user.update({ where: { id }, data: { role } })
  await db.user.update({ where: { id: s.id }, data: { suspendedUntil: new Date(Date.now() + 1e9) } })
  people = { v: { id: 2 ** 30, role: 'visitor' }, o, m, t, d, a, s }
})

const neuron = (index: number) => ({ model: 'planted', layer: 0, neuron: index })
const said = (text: string) => ({ body: { neurons: ['planted/0/1'], text }, confidence: 'low', evidence: [] })
const tagged = (label: string) => ({
  kind: 'tag',
  confidence: 'low',
  evidence: [],
  body: { neurons: ['planted/0/1'], label },
})
const shown = { title: 'Mine', note: '', visibility: 'public' as const }
let made = 0

/** What the owner has: a claim, a reply, a list with two neurons, and two tags of this cell alone. */
async function things() {
  const { o } = people
  await db.neuronList.deleteMany({ where: { ownerId: o.id } })
  const { uid: claim } = await createClaim(o, { kind: 'description', ...said('One.') })
  const { uid: reply } = await replyToClaim(o, claim, { text: 'Mine.' })
  const { uid: list } = await createList(o, shown, [neuron(1), neuron(2)])
  return { o, claim, reply, list }
}
type Things = Awaited<ReturnType<typeof things>>

async function tags() {
  const labels = [`tag ${++made} a`, `tag ${made} b`] as const
  for (const label of labels) await createClaim(people.o, tagged(label))
  return labels
}

/** A family that its author alone edits, with a member that a computation proposes. */
async function suggested() {
  const members = [{ neuron: 'planted/0/1', value: '1' }]
  const body = { title: 'Digits', symmetry: 'digit', parameter: 'digit', members }
  const { uid } = await createClaim(people.o, { kind: 'family', body, confidence: 'low', editors: 'author' })
  const { id: claimId } = await db.claim.findUniqueOrThrow({ where: { uid } })
  const { id: modelId } = await db.model.findFirstOrThrow({ where: { name: 'planted' } })
  const place = { modelId, layer: 0, neuron: 2, role: 'member', parameter: '2' }
  const { id } = await db.suggestion.create({ data: { claimId, ...place, method: 'test' } })
  return { uid, id }
}

async function passkeyOf({ id: userId }: Writer) {
  const pair = { credentialID: `c${++made}`, publicKey: 'AA==', deviceType: 'singleDevice', backedUp: false }
  return (await db.passkey.create({ data: { userId, name: 'Laptop', ...pair } })).id
}

const act =
  (action: string) =>
  (by: Writer, { claim }: Things) =>
    moderate(by, { subject: `claim:${claim}`, action, reason: 'Because.', days: 1 })

async function hidden(by: Writer, given: Things) {
  await db.claim.update({ where: { uid: given.claim }, data: { hiddenAt: new Date() } })
  return act('restore')(by, given)
}

/** Every write, by whom it is done, and how somebody does it to the owner's things. */
const table: Record<string, [who: string, write: (by: Writer, given: Things) => Promise<unknown>]> = {
  createClaim: ['omtda', by => createClaim(by, { kind: 'description', ...said('New.') })],
  editClaim: ['o', (by, { claim }) => editClaim(by, claim, { from: 1, summary: '', ...said('Two.') })],
  withdrawClaim: ['o', (by, { claim }) => withdrawClaim(by, claim)],
  restoreClaim: ['o', async (by, { o, claim }) => withdrawClaim(o, claim).then(() => restoreClaim(by, claim))],
  voteOnClaim: ['mtda', (by, { claim }) => voteOnClaim(by, claim, { value: 1, reason: '' })],
  replyToClaim: ['omtda', (by, { claim }) => replyToClaim(by, claim, { text: 'Why?' })],
  withdrawReply: ['o', (by, { reply }) => withdrawReply(by, reply)],
  restoreReply: ['o', async (by, { o, reply }) => withdrawReply(o, reply).then(() => restoreReply(by, reply))],
  decideSuggestion: ['o', async by => decideSuggestion(by, { ...(await suggested()), accept: true })],
  askFamilyCheck: ['omtda', async by => askFamilyCheck(by, (await suggested()).uid)],
  flag: ['mtda', (by, { claim }) => flag(by, { subject: `claim:${claim}`, reason: 'spam' })],
  createList: ['omtda', by => createList(by, shown, [])],
  setListDetails: ['o', (by, { list }) => setListDetails(by, list, 1, { ...shown, title: 'Yours' })],
  addToList: ['o', (by, { list }) => addToList(by, list, [neuron(3)])],
  removeFromList: ['o', (by, { list }) => removeFromList(by, list, neuron(1))],
  setItemNote: ['o', (by, { list }) => setItemNote(by, list, 1, neuron(1), 'Look.')],
  orderList: ['o', (by, { list }) => orderList(by, list, 1, [neuron(2), neuron(1)])],
  moveInList: ['o', (by, { list }) => moveInList(by, list, 1, neuron(1), 1)],
  deleteList: ['o', (by, { list }) => deleteList(by, list)],
  setBookmark: ['omtda', by => setBookmark(by, neuron(4), true)],
  setWatch: ['omtda', (by, { claim }) => setWatch(by, `claim:${claim}`, true)],
  saveSearch: ['omtda', by => saveSearch(by, { title: 'Even', path: '/hunt', question: '' })],
  removeSearch: [
    'o',
    async (by, { o }) => {
      await saveSearch(o, { title: 'Odd', path: '/hunt', question: '' })
      return removeSearch(by, (await db.savedSearch.findFirstOrThrow({ where: { ownerId: o.id } })).id)
    },
  ],
  addTask: ['omtda', by => addTask(by, { question: questions[0].slug, text: 'Look.' })],
  tickTask: [
    'omtda',
    async (by, { o }) => {
      await addTask(o, { question: questions[0].slug, text: 'Look.' })
      return tickTask(by, (await db.questionTask.findFirstOrThrow()).id, true)
    },
  ],
  renamePasskey: ['o', async (by, { o }) => renamePasskey(by.id, await passkeyOf(o), 'Phone')],
  removePasskey: ['o', async (by, { o }) => removePasskey(by.id, await passkeyOf(o))],
  hide: ['da', act('hide')],
  restore: ['da', hidden],
  dismiss: ['da', act('dismiss')],
  warn: ['da', act('warn')],
  suspend: ['da', act('suspend')],
  unsuspend: ['da', act('unsuspend')],
  mergeTags: ['da', async by => mergeTags(by, ...(await tags()), 'The same.')],
  unmergeTag: [
    'da',
    async by => {
      const [from, into] = await tags()
      await mergeTags(people.a, from, into, 'The same.')
      return unmergeTag(by, from, 'Not the same.')
    },
  ],
  grantRole: ['a', by => grantRole(by, people.o.id, 'member')],
}

const readers: Record<string, [who: string, read: (by: Writer, given: Things) => Promise<unknown>]> = {
  readQueue: ['da', by => readQueue(by)],
  findPeople: ['a', by => findPeople(by, '')],
}

const free = () => db.user.update({ where: { id: people.o.id }, data: { suspendedUntil: null } })

/** Letters of those for whom it was done; whoever is refused gets a line for people, and no row of the audit table. */
async function doneBy(work: (by: Writer, given: Things) => Promise<unknown>, name: string): Promise<string> {
  let done = ''
  // What somebody was refused is there for the next.
  let given: Things | null = null
  for (const [letter, by] of Object.entries(people)) {
    await free()
    given ??= await things()
    if (name === 'unsuspend')
      await db.user.update({ where: { id: people.o.id }, data: { suspendedUntil: new Date(Date.now() + 1e9) } })
    const events = () => db.auditEvent.count({ where: { userId: by.id } })
    const before = await events()
    try {
      await work(by, given)
      done += letter
      given = null
    } catch (error) {
      if (!(error instanceof AccountRefusal)) throw error
      if (letter !== 'o') expect(await events(), `${name} by ${letter}`).toBe(before)
    }
  }
  await free()
  return done
}

test.each(Object.entries(table))(
  '%s is done for whom the table says, and for nobody else',
  async (name, [who, write]) => {
    expect(await doneBy(write, name)).toBe(who)
  },
)

test.each(Object.entries(readers))('%s answers whom the table says, and nobody else', async (name, [who, read]) => {
  expect(await doneBy(read, name)).toBe(who)
})

test('what is hidden or private is read by whom it concerns only', async () => {
  const { claim, list } = await things()
  const { uid: own } = await createList(people.o, { ...shown, visibility: 'private' }, [])
  const at = new Date()
  await db.claim.update({ where: { uid: claim }, data: { hiddenAt: at } })
  await db.neuronList.update({ where: { uid: list }, data: { hiddenAt: at } })
  const readBy = async (read: (reader: Writer | null) => Promise<unknown>) => {
    let letters = ''
    for (const [letter, by] of Object.entries(people)) if (await read(letter === 'v' ? null : by)) letters += letter
    return letters
  }
  expect(await readBy(reader => readClaim(claim, reader))).toBe('oda')
  expect(await readBy(reader => readList(list, reader))).toBe('oda')
  expect(await readBy(reader => readList(own, reader))).toBe('o')
})

test('every function that writes in somebody’s name has a row', () => {
  const lib = new URL('../', import.meta.url)
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter(
    path => path.endsWith('.ts') && !path.includes('generated') && !path.endsWith('.test.ts'),
  )
  const named = new Set([...Object.keys(table), 'moderate'])
  // Parts of those in the table.
  const helpers = new Set(['writing', 'changeList', 'insertList', 'appendItems', 'writeVersion', 'mark', 'lookAtPost'])
  // Needs the items of a published run; app/endpoints.db.test.ts has its form.
  helpers.add('keepAnswer')
  const missing = files.flatMap(path => {
    const source = readFileSync(new URL(path, lib), 'utf8')
    if (!/\b(?:writing|changeList)\(/.test(source)) return []
    return [...source.matchAll(/^export (?:async )?(?:function|const) (\w+)[^{;]*?\bWriter\b/gm)].map(
      ([, name]) => name,
    )
  })
  expect(missing.length).toBeGreaterThan(20)
  expect(missing.filter(name => !named.has(name) && !helpers.has(name))).toEqual([])
})
