import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { FoundNeuron } from '#lib/claims/find-neurons.ts'
import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { optionalProse } from '#lib/claims/texts.ts'
import type { Writer } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { changeList, type HeldList } from '#lib/lists/change-list.ts'
import { knownNeurons } from '#lib/lists/known-neurons.ts'
import { listLimits } from '#lib/lists/list-input.ts'
import { lookAtList } from '#lib/lists/look-at-list.ts'

/** Puts neurons at the end of a list of one's own; those that it has stay where they are; the version it makes. Throws AccountRefusal. */
export async function addToList(owner: Writer, uid: string, neurons: NeuronRef[]): Promise<number> {
  const known = await knownNeurons(neurons)
  return changeList(owner, uid, { from: null, action: 'list.added' }, (tx, list) => appendItems(tx, owner, list, known))
}

/** Puts neurons at the end of a list that is held. Readers hear of a public list that grows once an hour at most. */
export async function appendItems(
  tx: Transaction,
  owner: Writer,
  { id, visibility }: Pick<HeldList, 'id' | 'visibility'>,
  neurons: FoundNeuron[],
): Promise<void> {
  const [{ next, count }] = await tx.$queryRaw<[{ next: number; count: number }]>`
    select coalesce(max(position) + 1, 0)::int as next, count(*)::int as count from neuron_list_item where list_id = ${id}`
  const { count: added } = await tx.neuronListItem.createMany({
    data: neurons.map((neuron, i) => ({ listId: id, ...neuron, position: next + i })),
    skipDuplicates: true,
  })
  if (count + added > listLimits.items)
    throw new AccountRefusal(400, `A list has at most ${listLimits.items} neurons. Take some out first.`)
  if (visibility !== 'public' || added === 0) return
  const told = await tx.activity.count({
    where: { listId: id, verb: 'list.added', at: { gt: new Date(Date.now() - 3_600_000) } },
  })
  if (told === 0) await recordActivity(tx, { actorId: owner.id, verb: 'list.added', listId: id })
}

/** Takes a neuron out of a list of one's own; nothing happens where it is not in it. Throws AccountRefusal. */
export async function removeFromList(owner: Writer, uid: string, neuron: NeuronRef): Promise<number> {
  const [known] = await knownNeurons([neuron])
  return changeList(owner, uid, { from: null, action: 'list.removed' }, async (tx, { id }) => {
    await tx.neuronListItem.deleteMany({ where: { listId: id, ...known } })
  })
}

/** Sets the note on a neuron of one's own list, from the version that was read. Throws AccountRefusal. */
export async function setItemNote(
  owner: Writer,
  uid: string,
  from: number,
  neuron: NeuronRef,
  note: string,
): Promise<number> {
  const data = { note: readInput(optionalProse, note) }
  const [known] = await knownNeurons([neuron])
  return changeList(owner, uid, { from, action: 'list.noted' }, async (tx, { id, visibility }) => {
    const { count } = await tx.neuronListItem.updateMany({ where: { listId: id, ...known }, data })
    if (count === 0) throw new AccountRefusal(404, `${neuronRefText(neuron)} is not in this list.`)
    if (visibility === 'public') await lookAtList(tx, owner, uid)
  })
}
