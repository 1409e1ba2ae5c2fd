import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'
import { knownNeurons } from '#lib/lists/known-neurons.ts'
import { mayReadList } from '#lib/lists/list-reader.ts'

/** Most things that one person watches. */
const MOST = 2_000

/**
 * Has a person hear of what is done to `neuron:{model}/{layer}/{neuron}`, `claim:{uid}` or `list:{uid}`, or no longer. Throws AccountRefusal, 404 for
 * what they may not read.
 */
export async function setWatch(person: Writer, subject: string, on: boolean): Promise<void> {
  const [, kind = '', name = ''] = /^(neuron|claim|list):([\w./-]{1,200})$/.exec(subject) ?? []
  if (kind === '') throw new AccountRefusal(400, 'subject: wanted one such as neuron:solu-1l-d64/0/12, got another.')
  if (on && !(await exists(person, kind, name))) throw new AccountRefusal(404, 'There is no such thing to watch.')
  const data = { userId: person.id, subject }
  await writing(person, 'list.write', async tx => {
    if (on) {
      if ((await tx.watch.count({ where: { userId: person.id } })) >= MOST)
        throw new AccountRefusal(400, `You watch ${MOST} things, which is the most. Stop watching some first.`)
      await tx.watch.createMany({ data: [data], skipDuplicates: true })
    } else await tx.watch.deleteMany({ where: data })
    const action = on ? 'watch.begun' : 'watch.ended'
    await audit({ userId: person.id, action, subject }, tx)
  })
}

async function exists(person: Writer, kind: string, name: string): Promise<boolean> {
  if (kind === 'claim') return (await db.claim.count({ where: { uid: name, hiddenAt: null } })) > 0
  if (kind === 'list') {
    const list = await db.neuronList.findUnique({ where: { uid: name } })
    return list !== null && mayReadList(list, person)
  }
  const ref = kind === 'neuron' ? parseNeuronRef(name) : null
  return ref !== null && (await knownNeurons([ref])).length === 1
}

/** Whether a person watches something. */
export const isWatched = async (userId: number, subject: string): Promise<boolean> =>
  (await db.watch.count({ where: { userId, subject } })) > 0
