import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Writer } from '#lib/claims/writing.ts'
import { testDatabase } from '#workers/testing/database.ts'

const { url, pool } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addModels, addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createList } = await import('#lib/lists/create-list.ts')
const { deleteList, setListDetails } = await import('#lib/lists/list-details.ts')
const { addToList, removeFromList, setItemNote } = await import('#lib/lists/list-items.ts')
const { moveInList, orderList } = await import('#lib/lists/list-order.ts')
const { listLists } = await import('#lib/lists/list-lists.ts')
const { neuronShelf } = await import('#lib/lists/neuron-shelf.ts')
const { readList } = await import('#lib/lists/read-list.ts')
const { readNeuronRefs } = await import('#lib/lists/known-neurons.ts')
const { setBookmark } = await import('#lib/lists/bookmarks.ts')
afterAll(() => db.$disconnect())

const refs = (...neurons: number[]) => neurons.map(neuron => ({ model: 'tiny', layer: 0, neuron }))
const [one] = refs(1)
const words = (visibility: 'private' | 'public') => ({ title: 'Digits', note: '', visibility })
const namesOf = async (uid: string, reader: Writer) => (await readList(uid, reader))?.items.map(item => item.neuron)

let ann: Writer
let bob: Writer
let mod: Writer
beforeAll(async () => {
  await addModels('tiny')
  ;[ann, bob, mod] = await addPeople('Ann', 'Bob', 'Mod')
  mod.role = 'moderator'
})

test('a private list is its owner’s alone, whatever the role of others; a public one is everybody’s until it is hidden', async () => {
  const { uid } = await createList(ann, words('private'), refs(3, 1))
  expect(await namesOf(uid, ann)).toEqual([3, 1])
  for (const reader of [null, bob, mod, { ...bob, role: 'admin' as const }]) {
    expect(await readList(uid, reader)).toBeNull()
    expect((await listLists(reader, {})).map(list => list.uid)).not.toContain(uid)
    expect((await listLists(reader, { owner: ann.id })).map(list => list.uid)).not.toContain(uid)
  }
  await setListDetails(ann, uid, 1, words('public'))
  expect((await readList(uid, null))?.owner).toEqual({ id: ann.id, name: 'Ann' })
  expect((await listLists(null, {})).map(list => list.uid)).toEqual([uid])
  await db.neuronList.update({ where: { uid }, data: { hiddenAt: new Date() } })
  expect([await readList(uid, null), await readList(uid, bob)]).toEqual([null, null])
  expect([(await readList(uid, ann))?.hidden, (await readList(uid, mod))?.hidden]).toEqual([true, true])
  expect(await listLists(null, { owner: ann.id })).toEqual([])
})

test('nobody changes the list of another, public or not', async () => {
  for (const visibility of ['private', 'public'] as const) {
    const { uid } = await createList(ann, words(visibility), refs(1, 2))
    const before = await readList(uid, ann)
    for (const other of [bob, mod])
      for (const change of [
        () => setListDetails(other, uid, 1, words('public')),
        () => addToList(other, uid, refs(3)),
        () => removeFromList(other, uid, one),
        () => setItemNote(other, uid, 1, one, 'mine'),
        () => orderList(other, uid, 1, refs(2, 1)),
        () => moveInList(other, uid, 1, one, 1),
        () => deleteList(other, uid),
      ])
        await expect(change()).rejects.toThrow('You have no such list.')
    expect(await readList(uid, ann)).toEqual(before)
  }
})

test('neurons keep the order that they are given; an order that lacks one or comes from an older version is refused', async () => {
  const { uid } = await createList(ann, words('private'), refs(5, 6, 7))
  expect(await orderList(ann, uid, 1, refs(7, 5, 6))).toBe(2)
  expect(await namesOf(uid, ann)).toEqual([7, 5, 6])
  await expect(orderList(ann, uid, 1, refs(5, 6, 7))).rejects.toThrow('changed meanwhile')
  await expect(orderList(ann, uid, 2, refs(5, 6))).rejects.toThrow('every neuron')
  await expect(orderList(ann, uid, 2, refs(5, 6, 6))).rejects.toThrow('every neuron')
  await moveInList(ann, uid, 2, refs(6)[0], -1)
  await addToList(ann, uid, refs(8, 5))
  expect(await namesOf(uid, ann)).toEqual([7, 6, 5, 8])
  await removeFromList(ann, uid, refs(6)[0])
  await expect(setItemNote(ann, uid, 5, refs(6)[0], 'gone')).rejects.toThrow('not in this list')
  expect(await setItemNote(ann, uid, 5, refs(8)[0], ' an *eight* ')).toBe(6)
  expect((await readList(uid, ann))?.items.map(({ note }) => note)).toEqual(['', '', 'an *eight*'])
})

test('of changes that began from one version, made at once, one is written and the others are told', async () => {
  const { uid } = await createList(ann, words('private'), refs(1, 2, 3))
  const sent = [1, 2, 3, 1].map(neuron => setItemNote(ann, uid, 1, refs(neuron)[0], `note ${neuron}`))
  const kinds = (await Promise.allSettled(sent)).map(({ status }) => status)
  expect(kinds.filter(kind => kind === 'fulfilled')).toHaveLength(1)
  expect((await readList(uid, ann))?.version).toBe(2)
})

test('what does not exist or is too long is refused and nothing is written', async () => {
  const count = () => db.neuronList.count()
  const before = await count()
  await expect(createList(ann, words('private'), refs(10))).rejects.toThrow('tiny/0/10')
  await expect(createList(ann, { ...words('private'), title: ' ' }, [])).rejects.toThrow('Write something')
  await expect(createList(ann, { ...words('private'), note: 'x'.repeat(4001) }, [])).rejects.toThrow('4,000')
  await expect(createList(ann, { ...words('private'), ownerId: bob.id } as never, [])).rejects.toThrow()
  expect(() => readNeuronRefs('tiny/0/1, seven')).toThrow('got "seven"')
  expect(readNeuronRefs(' tiny/0/1,/Tiny/0/1\n tiny/0/2')).toEqual(refs(1, 2))
  expect(await count()).toBe(before)
})

test('bookmarks made at once make one private list; taken away they are gone', async () => {
  await Promise.all(refs(1, 2, 3).map(ref => setBookmark(bob, ref, true)))
  const [kept] = await listLists(bob, { owner: bob.id })
  expect(kept).toMatchObject({ kind: 'bookmarks', visibility: 'private', size: 3 })
  expect(await readList(kept.uid, mod)).toBeNull()
  expect(await neuronShelf(bob.id, one)).toEqual({ bookmarked: true, watched: false, lists: [] })
  expect((await neuronShelf(mod.id, one)).bookmarked).toBe(false)
  await setBookmark(bob, one, false)
  expect((await neuronShelf(bob.id, one)).bookmarked).toBe(false)
})

test('every change stands in the audit, and only what is public in the feed', async () => {
  const { rows } = await pool.query('select verb, count(*)::int as n from activity group by verb order by verb')
  expect(rows).toEqual([{ verb: 'list.published', n: 2 }])
  const { rows: audited } = await pool.query(
    `select l.uid from neuron_list l where (select count(*) from audit_event where subject = 'list:' || l.uid) <> l.version`,
  )
  expect(audited).toEqual([])
})
