import { readInput } from '#lib/claims/read-input.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { changeList } from '#lib/lists/change-list.ts'
import { type ListDetails, listDetails } from '#lib/lists/list-input.ts'
import { lookAtList } from '#lib/lists/look-at-list.ts'

/** Sets title, note and who reads a list of one's own, from the version that was read; the version it makes. Throws AccountRefusal. */
export async function setListDetails(owner: Writer, uid: string, from: number, details: ListDetails): Promise<number> {
  const data = readInput(listDetails, details)
  return changeList(owner, uid, { from, action: 'list.changed' }, async (tx, { id, visibility }) => {
    await tx.neuronList.update({ where: { id }, data })
    if (data.visibility === 'public') await lookAtList(tx, owner, uid)
    if (visibility === 'private' && data.visibility === 'public')
      await recordActivity(tx, { actorId: owner.id, verb: 'list.published', listId: id })
  })
}

/** Deletes a list of one's own, for good. Throws AccountRefusal (404) for any other. */
export async function deleteList(owner: Writer, uid: string): Promise<void> {
  await changeList(owner, uid, { from: null, action: 'list.deleted' }, async (tx, { id }) => {
    await tx.watch.deleteMany({ where: { subject: `list:${uid}` } })
    await tx.neuronList.delete({ where: { id } })
  })
}
