import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import type { Writer } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { changeList } from '#lib/lists/change-list.ts'
import { movedTo } from '#lib/lists/moved.ts'

/** Puts the neurons of one's own list into this order, from the version that was read: all of them, each once. Throws AccountRefusal. */
export async function orderList(owner: Writer, uid: string, from: number, order: NeuronRef[]): Promise<number> {
  return changeList(owner, uid, { from, action: 'list.ordered' }, async (tx, { id }) => {
    const now = await namesInOrder(tx, id)
    const wanted = order.map(neuronRefText)
    const all = [wanted.length, new Set(wanted).size, new Set([...wanted, ...now]).size]
    if (all.some(size => size !== now.length))
      throw new AccountRefusal(400, 'An order names every neuron of the list once.')
    await writeOrder(tx, id, wanted)
  })
}

/** Moves a neuron of one's own list by some places, up where `by` is negative; at either end it stays there. Throws AccountRefusal. */
export async function moveInList(
  owner: Writer,
  uid: string,
  from: number,
  neuron: NeuronRef,
  by: number,
): Promise<number> {
  return changeList(owner, uid, { from, action: 'list.ordered' }, async (tx, { id }) => {
    const now = await namesInOrder(tx, id)
    const place = now.indexOf(neuronRefText(neuron))
    if (place < 0) throw new AccountRefusal(404, `${neuronRefText(neuron)} is not in this list.`)
    await writeOrder(tx, id, movedTo(now, place, place + by))
  })
}

async function namesInOrder(tx: Transaction, listId: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select m.name || '/' || i.layer || '/' || i.neuron as name from neuron_list_item i join model m on m.id = i.model_id
    where i.list_id = ${listId} order by i.position, i.added_at`
  return rows.map(({ name }) => name)
}

async function writeOrder(tx: Transaction, listId: number, names: string[]): Promise<void> {
  await tx.$executeRaw`
    update neuron_list_item i set position = o.place - 1
    from unnest(${names}::text[]) with ordinality o (name, place), model m
    where i.list_id = ${listId} and m.id = i.model_id and m.name || '/' || i.layer || '/' || i.neuron = o.name`
}
