import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { publishBareRun } from '#workers/testing/bare-planted-run.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'

vi.mock('server-only', () => ({}))
const { pool, url } = await testDatabase()
vi.stubEnv('DATABASE_URL', url)
const { db } = await import('#lib/db.ts')
const { addPeople } = await import('#lib/claims/testing/small-site.ts')
const { createClaim } = await import('#lib/claims/create-claim.ts')
const { editClaim } = await import('#lib/claims/edit-claim.ts')
const { keepAnswer, nextSeed, ownScore, readAnswer } = await import('#lib/play/answers.ts')
const { chooseSubject } = await import('#lib/play/choose-subject.ts')
const { listLabels } = await import('#lib/play/list-labels.ts')
const { readItem } = await import('#lib/play/play-item.ts')
const { readLabelScores } = await import('#lib/play/read-label-scores.ts')
const scoresOf = async (uid: string) => (await readLabelScores([uid])).get(uid) ?? []
const { readSubject } = await import('#lib/play/subject.ts')
const folders = await writePlantedModels()
afterAll(async () => {
  await db.$disconnect()
  await folders.remove()
})

const q = `${plantedNames.small}/0/0`
const body = { neurons: [q], text: 'Fires on q.' }
let people: Awaited<ReturnType<typeof addPeople>>
let uid = ''

beforeAll(async () => {
  await publishBareRun({ pool, url, folders, corpus: 'planted', documents: 120 })
  people = await addPeople('Ann', 'Bob', 'Cy', 'Di', 'Eve')
  uid = (await createClaim(people[0], { kind: 'description', body, confidence: 'high', evidence: [] })).uid
})

/** Has somebody answer the next items, rightly or always yes; how many were gold. */
async function play(person: number, asked: { claim?: string; neuron?: string }, n: number, right = true) {
  const subject = await readSubject(asked)
  for (let i = 0; i < n; i++) {
    const seed = (await nextSeed(people[person].id, subject, 'detection')) as number
    const played = await readItem(subject, 'detection', seed)
    const answer = right ? (played?.item.truth as string) : 'yes'
    await keepAnswer(people[person], subject, { game: 'detection', seed, answer })
  }
}

describe('games about a planted neuron', () => {
  test('have items of every kind whose answers are what the neuron does, and none for a dead one', async () => {
    const subject = await readSubject({ neuron: q })
    const [source] = subject.neurons
    expect(source).toMatchObject({ model: plantedNames.small, layer: 0, neuron: 0 })
    for (const game of ['detection', 'fuzzing', 'peak'] as const) {
      const played = await readItem(subject, game, 3)
      expect(await readItem(subject, game, 3)).toEqual(played)
      expect(played?.item.texts.length).toBe(1)
    }
    // A digit's peak token is also that of the neuron of all digits.
    expect(
      (await readItem(await readSubject({ neuron: `${plantedNames.small}/0/12` }), 'intruder', 0))?.item.texts.length,
    ).toBe(5)
    await expect(readSubject({ neuron: `${plantedNames.small}/0/14` })).rejects.toThrow('never fires')
    await expect(readSubject({ neuron: 'x' })).rejects.toThrow('Wanted a neuron')
    await expect(readSubject({ claim: 'none' })).rejects.toThrow('no such claim')
  })

  test('an answer is kept once, judged here, and refused to the author, for what is none and for practice', async () => {
    const subject = await readSubject({ claim: uid })
    await expect(keepAnswer(people[0], subject, { game: 'detection', seed: 0, answer: 'yes' })).rejects.toThrow(
      'You wrote',
    )
    await expect(keepAnswer(people[1], subject, { game: 'detection', seed: 0, answer: 'perhaps' })).rejects.toThrow(
      'Choose',
    )
    await expect(keepAnswer(people[1], subject, { game: 'detection', seed: 10_000, answer: 'no' })).rejects.toThrow(
      'below',
    )
    await expect(
      keepAnswer({ id: people[1].id, role: 'visitor' }, subject, { game: 'detection', seed: 0, answer: 'no' }),
    ).rejects.toThrow('does not allow')
    const truth = (await readItem(subject, 'detection', 0))?.item.truth as string
    await keepAnswer(people[1], subject, { game: 'detection', seed: 0, answer: truth })
    await keepAnswer(people[1], subject, { game: 'detection', seed: 0, answer: truth === 'yes' ? 'no' : 'yes' })
    expect(await readAnswer(people[1].id, subject, 'detection', 0)).toEqual({ answer: truth, correct: true, score: 1 })
    expect(await nextSeed(people[1].id, subject, 'detection')).toBe(1)
    expect(await ownScore(people[1].id, 'detection')).toEqual({ answers: 1, score: 1 })
    expect(await db.auditEvent.count({ where: { action: 'game.answered' } })).toBe(1)
  })

  test('accuracy is shown from ten answers of three people who did not write it, against a control not spoilt', async () => {
    await play(1, { claim: uid }, 8)
    await play(2, { claim: uid }, 8)
    const [before] = await scoresOf(uid)
    expect(before.label.accuracy).toBeNull()
    await play(3, { neuron: q }, 8, false)
    await play(3, { claim: uid }, 8)
    // Read the label before: no control any more.
    await play(1, { neuron: q }, 8)
    const [detection] = await scoresOf(uid)
    expect(detection.label).toMatchObject({ accuracy: 1, people: 3 })
    expect(detection.label.interval?.[0]).toBeGreaterThan(0.75)
    expect(detection.control.people).toBe(1)
    expect(detection).toMatchObject({ gain: null })
    await play(4, { neuron: q }, 8, false)
    await play(2, { neuron: q }, 8)
    expect((await scoresOf(uid))[0].control.people).toBe(2)
    // Its author’s control does not count either.
    await play(0, { neuron: q }, 8, false)
    expect((await scoresOf(uid))[0].control.people).toBe(2)
  })

  test('what is offered is no claim of one’s own, and lists say whose it is', async () => {
    expect(await chooseSubject(people[0].id)).toHaveProperty('neuron')
    expect(await chooseSubject(people[1].id)).toEqual({ claim: uid })
    expect(await chooseSubject(null)).not.toBeNull()
    expect(await listLabels(people[0].id)).toMatchObject([{ uid, own: true }])
    expect(await listLabels(null)).toMatchObject([{ uid, own: false }])
  })

  test('answers count for what was read: a new text begins anew', async () => {
    await editClaim(people[0], uid, {
      from: 1,
      body: { ...body, text: 'On r.' },
      confidence: 'low',
      evidence: [],
      summary: '',
    })
    const [detection] = await scoresOf(uid)
    expect(detection.label).toMatchObject({ answers: 0, accuracy: null })
  })
})
