import { audit } from '#lib/accounts/audit.ts'
import type { NeuronRef } from '#lib/claims/neuron-ref.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { insertList } from '#lib/lists/create-list.ts'
import { knownNeurons } from '#lib/lists/known-neurons.ts'
import { appendItems } from '#lib/lists/list-items.ts'

/** Bookmarks a neuron, or takes the bookmark away. The list of bookmarks, private at first, is made with the first. Throws AccountRefusal. */
export async function setBookmark(owner: Writer, neuron: NeuronRef, on: boolean): Promise<void> {
  const [known] = await knownNeurons([neuron])
  await writing(owner, 'list.write', async tx => {
    // The person's row is held: two first bookmarks at once make one list.
    await tx.$queryRaw`select id from site_user where id = ${owner.id} for no key update`
    const found = await tx.neuronList.findFirst({ where: { ownerId: owner.id, kind: 'bookmarks' } })
    if (!found && !on) return
    const list = found ?? {
      ...(await insertList(tx, owner, { kind: 'bookmarks', title: 'Bookmarks', note: '', visibility: 'private' })),
      visibility: 'private',
    }
    if (on) await appendItems(tx, owner, list, [known])
    else await tx.neuronListItem.deleteMany({ where: { listId: list.id, ...known } })
    await tx.neuronList.update({
      where: { id: list.id },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    })
    const action = on ? 'list.added' : 'list.removed'
    await audit({ userId: owner.id, action, subject: `list:${list.uid}` }, tx)
  })
}
