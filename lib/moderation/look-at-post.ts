import { audit } from '#lib/accounts/audit.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { Writer } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { isLinkHeavy } from '#lib/moderation/link-heavy.ts'
import { setHidden } from '#lib/moderation/set-hidden.ts'
import { type Subject, subjectText } from '#lib/moderation/subject.ts'

/** First posts of a new account that moderators are shown. */
export const firstPosts = 3

/** Something just written. */
export interface Post {
  author: Writer
  subject: Subject & { kind: 'claim' | 'reply' | 'list' | 'task' | 'search' }
  /** All that people can read of it. */
  text: string
  /** False where it changes what is somebody else's: nobody can have that hidden by adding links. */
  mayHold?: boolean
}

/**
 * Puts a new post or version before moderators where it is one of the first of its author or heavy with links; to be called in the transaction
 * that writes it. It can be read meanwhile, but for texts heavy with links by a new account: these are held, hidden until a moderator restores
 * them. Nothing of this is done with posts of trusted people. Returns whether it is held.
 */
export async function lookAtPost(
  tx: Transaction,
  { author, subject, text, mayHold = true }: Post,
): Promise<{ held: boolean }> {
  if (may(author.role, 'limits.fewer')) return { held: false }
  const [{ posts }] = await tx.$queryRaw<[{ posts: number }]>`
    select ((select count(*) from claim where author_id = ${author.id})
      + (select count(*) from claim_reply where author_id = ${author.id})
      + (select count(*) from neuron_list where owner_id = ${author.id} and visibility = 'public')
      + (select count(*) from question_task where author_id = ${author.id})
      + (select count(*) from saved_search where owner_id = ${author.id} and question is not null))::int as posts`
  const isNew = posts <= firstPosts
  const links = isLinkHeavy(text)
  if (!isNew && !links) return { held: false }
  const cause = links ? 'links' : 'first-post'
  const name = subjectText(subject)
  const open = await tx.moderationItem.findFirst({ where: { subject: name, cause, closedAt: null } })
  if (!open) await tx.moderationItem.create({ data: { subject: name, cause } })
  if (!links || !isNew || !mayHold) return { held: false }
  await setHidden(tx, subject, new Date())
  await audit({ userId: null, action: 'moderation.held', subject: name, detail: { cause } }, tx)
  return { held: true }
}
