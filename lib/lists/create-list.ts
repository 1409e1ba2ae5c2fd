import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import type { NeuronRef } from '#lib/claims/neuron-ref.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { newUid } from '#lib/claims/uid.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { knownNeurons } from '#lib/lists/known-neurons.ts'
import { type ListDetails, listDetails, listLimits } from '#lib/lists/list-input.ts'
import { lookAtList } from '#lib/lists/look-at-list.ts'

/** Makes a list of a person with these neurons, in this order; its uid. Throws AccountRefusal. */
export async function createList(owner: Writer, details: ListDetails, neurons: NeuronRef[]): Promise<{ uid: string }> {
  const checked = readInput(listDetails, details)
  if (neurons.length > listLimits.items)
    throw new AccountRefusal(400, `A list has at most ${listLimits.items} neurons, got ${neurons.length}.`)
  const known = await knownNeurons(neurons)
  return writing(owner, 'list.write', async tx => {
    const list = await insertList(tx, owner, { kind: 'list', ...checked })
    await tx.neuronListItem.createMany({
      data: known.map((neuron, position) => ({ listId: list.id, ...neuron, position })),
      skipDuplicates: true,
    })
    if (checked.visibility === 'public') {
      await recordActivity(tx, { actorId: owner.id, verb: 'list.published', listId: list.id })
      await lookAtList(tx, owner, list.uid)
    }
    return { uid: list.uid }
  })
}

/** Writes a list without neurons, and that it was made. The person's row is held, so that lists made at once are counted one after the other. */
export async function insertList(
  tx: Transaction,
  owner: Writer,
  data: ListDetails & { kind: 'list' | 'bookmarks' },
): Promise<{ id: number; uid: string }> {
  await tx.$queryRaw`select id from site_user where id = ${owner.id} for no key update`
  if ((await tx.neuronList.count({ where: { ownerId: owner.id } })) >= listLimits.lists)
    throw new AccountRefusal(400, `You have ${listLimits.lists} lists, which is the most. Delete one first.`)
  const uid = newUid()
  const { id } = await tx.neuronList.create({ data: { uid, ownerId: owner.id, ...data } })
  await audit({ userId: owner.id, action: 'list.made', subject: `list:${uid}` }, tx)
  return { id, uid }
}
