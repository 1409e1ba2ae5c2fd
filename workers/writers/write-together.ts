import { seededRandom } from '#lib/numeric/seeded-random.ts'
import type { Family, WriterClient } from '#workers/writers/writer-client.ts'

/** What a writer does. */
export const deeds = ['claim', 'edit', 'vote', 'reply'] as const
/** One of them. */
export type Deed = (typeof deeds)[number]

/** What writers did. */
export interface Written {
  /** Milliseconds of each request that was answered, by what was done; an edit that was told of a conflict is one, too. */
  times: Record<Deed, number[]>
  /** Edits that were written, by writer. */
  edits: number[]
  /** Edits that were told of a conflict and wrote nothing. */
  conflicts: number
  /** What was refused or failed: none is expected. */
  failures: string[]
  seconds: number
}

/** The neuron that all of them write about. */
const NEURON = 'one/0/0'

/** Times that an edit is sent, each time merged with what came meanwhile; then its writer does something else first. */
const ATTEMPTS = 4

/** What writers go on with, by lot. */
const LATER: readonly Deed[] = ['edit', 'claim', 'reply', 'reply', 'vote', 'vote', 'vote', 'vote', 'vote', 'vote']

const tag = (label: string) => ({ kind: 'tag', body: { neurons: [NEURON], label }, confidence: 'low' })

const memberOf = (writer: number) => `one/0/${writer + 1}`

/** A family in which each writer has a member, whose note counts the writer's edits. */
const familyOf = (writers: number): Family => ({
  title: 'Written by all',
  symmetry: 'free',
  parameter: 'writer',
  members: [
    ...Array.from({ length: writers }, (_, i) => ({ neuron: memberOf(i), value: String(i), note: '0 edits' })),
    { neuron: NEURON, value: 'all' },
  ],
})

const counted = (body: Family, writer: number): Family => ({
  ...body,
  members: body.members.map(member =>
    member.neuron === memberOf(writer)
      ? { ...member, note: `${Number.parseInt(member.note ?? '', 10) + 1} edits` }
      : member,
  ),
})

/**
 * Has so many writers write about one neuron for a while, each as fast as it is answered: new claims, edits of a family that all may
 * edit, votes and replies on any claim there is. Returns what they did and the family's name.
 */
export async function writeTogether(
  client: WriterClient,
  { writers, seconds }: { writers: number; seconds: number },
): Promise<Written & { family: string }> {
  const family = await client.createClaim(0, { kind: 'family', body: familyOf(writers), confidence: 'medium' })
  const claims = [{ uid: family, author: 0 }]
  const written: Written = {
    times: { claim: [], edit: [], vote: [], reply: [] },
    edits: Array(writers).fill(0),
    conflicts: 0,
    failures: [],
    seconds,
  }
  // Something of everybody's to vote on from the first moment; both of writers 0 and 1, so that all find one.
  const tags = [0, 1].map(async author => ({ uid: await client.createClaim(author, tag('number')), author }))
  claims.push(...(await Promise.all(tags)))
  const begun = performance.now()
  const over = () => performance.now() - begun > seconds * 1000
  const timed = async <T>(deed: Deed, work: Promise<T>): Promise<T> => {
    const from = performance.now()
    const done = await work
    written.times[deed].push(performance.now() - from)
    return done
  }

  async function edit(writer: number): Promise<void> {
    const { version, body } = await client.readFamily(writer, family)
    let next = { version, body: counted(body, writer) }
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const done = await timed('edit', client.editFamily(writer, family, next.version, next.body))
      if (done.written) {
        written.edits[writer]++
        return
      }
      written.conflicts++
      next = done
    }
  }

  async function write(writer: number): Promise<void> {
    const random = seededRandom(writer + 1)
    const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
    const work: Record<Deed, () => Promise<void>> = {
      edit: () => edit(writer),
      claim: async () => {
        const label = any(['digit', 'digits', 'number', 'year', `own ${writer}`])
        const uid = await timed('claim', client.createClaim(writer, tag(label)))
        claims.push({ uid, author: writer })
      },
      reply: () => timed('reply', client.reply(writer, any(claims).uid, `${writer} has something to say.`)),
      vote: async () => {
        // Nobody votes on a statement of their own; and who stated the family last changes all the time.
        const others = claims.filter(({ uid, author }) => author !== writer && uid !== family)
        await timed('vote', client.vote(writer, any(others).uid, any([1, 1, 1, -1, 0]), any(['', 'Seen.'])))
      },
    }
    // All kinds of writing begin at once; later votes and replies are the most.
    for (let deed: Deed = deeds[writer % deeds.length]; !over(); deed = any(LATER)) {
      try {
        await work[deed]()
      } catch (error) {
        written.failures.push(error instanceof Error ? error.message : String(error))
        if (written.failures.length > 20) return
      }
    }
  }

  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  written.seconds = (performance.now() - begun) / 1000
  return { ...written, family }
}
