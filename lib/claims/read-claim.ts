import { may } from '#lib/accounts/permissions.ts'
import type { SignedContent } from '#lib/claims/claim-conflict.ts'
import type { ClaimKind } from '#lib/claims/kinds.ts'
import { isEditor } from '#lib/claims/lock-claim.ts'
import { type Reader, readsHidden, type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import { type ReadReply, replyTree } from '#lib/claims/reply-tree.ts'
import { type ClaimStatus, statusOf } from '#lib/claims/status.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
import { mainLabels } from '#lib/tags/main-labels.ts'

/** One version as it is read. */
export type ReadVersion = Omit<SignedContent, 'author'> & { author: Signatory }

/** One vote as it is read. */
export interface ReadVote {
  voter: Signatory
  value: 1 | -1
  /** Markdown; empty where none was given. */
  reason: string
  /** Version that was read. */
  version: number
  /** Whether it counts: what the claim states has not changed since. */
  counts: boolean
  createdAt: Date
}

/** A claim with all there is to read of it. */
export interface ReadClaim {
  uid: string
  kind: ClaimKind
  author: Signatory
  /** Who may write new versions: `author` or `members`. */
  editors: string
  status: ClaimStatus
  /** Whether it is supported and held against text it beats chance (verifiedClaims). */
  verified: boolean
  votesFor: number
  votesAgainst: number
  /** Number of the current version, and of the one in which what it states changed last. */
  version: number
  statedIn: number
  question: string | null
  createdAt: Date
  updatedAt: Date
  withdrawnAt: Date | null
  hiddenAt: Date | null
  /** The current version; null where the claim is withdrawn and the reader is not its author. */
  current: ReadVersion | null
  /** All versions, the first first; none where `current` is null. */
  versions: ReadVersion[]
  /** Latest first. */
  votes: ReadVote[]
  /** Replies to the claim, the first first, each with those to it. */
  replies: ReadReply[]
  /** Replies that are neither withdrawn nor hidden. */
  nReplies: number
  /** Label that a claim of kind `tag` is read under, a synonym's main one; null for other kinds. */
  tag: string | null
  /** What the reader may do, and where they stand. */
  own: { author: boolean; mayEdit: boolean; mayVote: boolean; mayReply: boolean; vote: ReadVote | null }
}

/** A claim as this person reads it; null where there is none, or a moderator has hidden it from them. */
export async function readClaim(uid: string, reader: Reader): Promise<ReadClaim | null> {
  const claim = await db.claim.findUnique({
    where: { uid },
    include: {
      author: signature,
      versions: { include: { author: signature }, orderBy: { version: 'asc' } },
      votes: { include: { user: signature }, orderBy: [{ createdAt: 'desc' }, { userId: 'asc' }] },
      replies: { include: { author: signature }, orderBy: { id: 'asc' } },
      tags: true,
    },
  })
  if (!claim || (claim.hiddenAt && !readsHidden(reader, claim.authorId))) return null
  const kind = claim.kind as ClaimKind
  const isAuthor = reader?.id === claim.authorId
  const closed = claim.withdrawnAt !== null && !isAuthor
  const versions = (closed ? [] : claim.versions).map(stored => ({
    ...storedContent(kind, stored),
    version: stored.version,
    author: signatory(stored.author),
    summary: stored.summary,
    createdAt: stored.createdAt,
  }))
  const votes = claim.votes.map(
    ({ user, value, reason, version, createdAt }): ReadVote => ({
      voter: signatory(user),
      value: value > 0 ? 1 : -1,
      reason,
      version,
      counts: version >= claim.statedIn,
      createdAt,
    }),
  )
  const tagId = claim.tags[0]?.tagId
  const open = reader !== null && !claim.withdrawnAt && !claim.hiddenAt
  const statesIt = claim.versions.some(({ version, authorId }) => version === claim.statedIn && authorId === reader?.id)
  return {
    uid: claim.uid,
    kind,
    author: signatory(claim.author),
    editors: claim.editors,
    status: statusOf(claim.status),
    verified: (await verifiedClaims([claim])).has(claim.id),
    votesFor: claim.votesFor,
    votesAgainst: claim.votesAgainst,
    version: claim.version,
    statedIn: claim.statedIn,
    question: claim.question,
    createdAt: claim.createdAt,
    updatedAt: claim.updatedAt,
    withdrawnAt: claim.withdrawnAt,
    hiddenAt: claim.hiddenAt,
    current: versions.find(({ version }) => version === claim.version) ?? null,
    versions,
    votes,
    replies: replyTree(claim.replies, reader),
    nReplies: claim.replies.filter(({ withdrawnAt, hiddenAt }) => !withdrawnAt && !hiddenAt).length,
    tag: closed || tagId === undefined ? null : ((await mainLabels([tagId])).get(tagId) ?? null),
    own: {
      author: isAuthor,
      mayEdit: open && may(reader.role, 'claim.write') && isEditor(claim, reader.id),
      mayVote: open && may(reader.role, 'claim.vote') && !isAuthor && !statesIt,
      mayReply: open && may(reader.role, 'claim.reply'),
      vote: votes.find(({ voter }) => voter.id === reader?.id) ?? null,
    },
  }
}
