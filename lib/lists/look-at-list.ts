import type { Writer } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'

/** Puts the words of a public list before moderators where its owner is new or they are heavy with links. */
export async function lookAtList(tx: Transaction, author: Writer, uid: string): Promise<void> {
  const list = await tx.neuronList.findUniqueOrThrow({
    where: { uid },
    select: { title: true, note: true, items: { where: { note: { not: '' } }, select: { note: true } } },
  })
  const text = [list.title, list.note, ...list.items.map(({ note }) => note)].join('\n')
  await lookAtPost(tx, { author, subject: { kind: 'list', name: uid }, text })
}
