import { type Reader, readsHidden, type Signatory, signatory } from '#lib/claims/reader.ts'
import type { ClaimReply } from '#lib/generated/prisma/client.ts'

/** A reply as it is read. */
export interface ReadReply {
  uid: string
  author: Signatory
  /** Markdown; null where it is withdrawn or hidden and the reader may not read it. */
  text: string | null
  createdAt: Date
  withdrawnAt: Date | null
  hiddenAt: Date | null
  /** Whether the reader wrote it. */
  own: boolean
  /** Replies to it, the first first. */
  replies: ReadReply[]
}

type Stored = ClaimReply & { author: Omit<Signatory, 'deleted'> & { deletedAt: Date | null } }

/** The threads of a claim's replies (in the order in which they were written), as this person reads them. */
export function replyTree(stored: Stored[], reader: Reader): ReadReply[] {
  const byId = new Map<number, ReadReply>()
  const top: ReadReply[] = []
  for (const { id, parentId, uid, author, text, createdAt, withdrawnAt, hiddenAt } of stored) {
    const own = reader?.id === author.id
    const readable = own || ((!hiddenAt || readsHidden(reader, author.id)) && !withdrawnAt)
    const shown = readable ? text : null
    const reply = { uid, author: signatory(author), text: shown, createdAt, withdrawnAt, hiddenAt, own, replies: [] }
    byId.set(id, reply)
    const parent = parentId === null ? undefined : byId.get(parentId)
    if (parent) parent.replies.push(reply)
    else top.push(reply)
  }
  return top
}
