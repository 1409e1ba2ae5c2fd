import type { DumpClaim, DumpPerson } from '#lib/claims/dump/dump-line.ts'
import { listSynonyms } from '#lib/claims/dump/list-synonyms.ts'
import type { ClaimKind } from '#lib/claims/kinds.ts'
import { claimLicence, licenceUrl } from '#lib/claims/licence.ts'
import type { ClaimStatus } from '#lib/claims/status.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import type { Database, Transaction } from '#lib/db.ts'

/** Claims read at once: each such read sees the site at one moment, so that counts are those of the votes beside them. */
const CHUNK = 100

/** All public claims as lines of JSON, each with its line break: a head, the claims in the order in which they came here, synonyms of tags, an end. */
export async function* exportClaims(db: Database): AsyncGenerator<string> {
  const line = (value: object) => `${JSON.stringify(value)}\n`
  yield line({ soluscope: 'claims', version: 1, licence: claimLicence, licenceUrl })
  let claims = 0
  for (let after = 0; ; ) {
    const chunk = await db.$transaction(tx => readChunk(tx, after), {
      isolationLevel: 'RepeatableRead',
      timeout: 60_000,
    })
    for (const stored of chunk) yield line(dumpClaim(stored))
    claims += chunk.length
    if (chunk.length < CHUNK) break
    after = chunk[CHUNK - 1].id
  }
  for (const synonym of await listSynonyms(db)) yield line(synonym)
  yield line({ end: true, claims })
}

const person = { select: { uid: true, name: true, deletedAt: true } } as const

/** Claims with all that belongs to them, one query after the other: a transaction is one connection. */
async function readChunk(tx: Transaction, after: number) {
  const claims = await tx.claim.findMany({
    where: { id: { gt: after }, withdrawnAt: null, hiddenAt: null },
    orderBy: { id: 'asc' },
    take: CHUNK,
    include: { author: person },
  })
  const where = { claimId: { in: claims.map(({ id }) => id) } }
  const versions = await tx.claimVersion.findMany({
    where,
    include: { author: person },
    orderBy: { version: 'asc' },
  })
  const votes = await tx.claimVote.findMany({ where, include: { user: person } })
  const replies = await tx.claimReply.findMany({ where, include: { author: person }, orderBy: { id: 'asc' } })
  return claims.map(claim => {
    const own = ({ claimId }: { claimId: number }) => claimId === claim.id
    return { ...claim, versions: versions.filter(own), votes: votes.filter(own), replies: replies.filter(own) }
  })
}

type Stored = Awaited<ReturnType<typeof readChunk>>[number]

const dumpPerson = ({ uid, name, deletedAt }: { uid: string; name: string; deletedAt: Date | null }): DumpPerson => ({
  uid,
  name,
  ...(deletedAt ? { deleted: true } : {}),
})

function dumpClaim(stored: Stored): DumpClaim {
  const kind = stored.kind as ClaimKind
  return {
    claim: stored.uid,
    kind,
    author: dumpPerson(stored.author),
    editors: stored.editors === 'members' ? 'members' : 'author',
    question: stored.question,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
    status: stored.status as ClaimStatus,
    votesFor: stored.votesFor,
    votesAgainst: stored.votesAgainst,
    statedIn: stored.statedIn,
    versions: stored.versions.map(version => ({
      author: dumpPerson(version.author),
      createdAt: version.createdAt.toISOString(),
      ...storedContent(kind, version),
      summary: version.summary,
    })),
    votes: stored.votes
      .map(({ user, value, reason, version, createdAt }) => ({
        author: dumpPerson(user),
        value: value > 0 ? (1 as const) : (-1 as const),
        ...{ reason, version, createdAt: createdAt.toISOString() },
      }))
      .sort((a, b) => (a.createdAt + a.author.uid < b.createdAt + b.author.uid ? -1 : 1)),
    replies: readableReplies(stored.replies).map(({ uid, parentId, author, createdAt, ...reply }) => ({
      reply: uid,
      parent: stored.replies.find(({ id }) => id === parentId)?.uid ?? null,
      author: dumpPerson(author),
      createdAt: createdAt.toISOString(),
      text: reply.withdrawnAt || reply.hiddenAt ? null : reply.text,
      ...(reply.withdrawnAt ? { withdrawnAt: reply.withdrawnAt.toISOString() } : {}),
      ...(reply.hiddenAt ? { hiddenAt: reply.hiddenAt.toISOString() } : {}),
    })),
  }
}

/** Without those that nobody reads, unless one that is read answers them. */
function readableReplies(replies: Stored['replies']): Stored['replies'] {
  const kept = new Set<number>()
  // A reply comes after what it answers, so going backwards each has been asked for by the time it is seen.
  for (const { id, parentId, withdrawnAt, hiddenAt } of [...replies].reverse()) {
    if (!kept.has(id) && (withdrawnAt || hiddenAt)) continue
    kept.add(id)
    if (parentId !== null) kept.add(parentId)
  }
  return replies.filter(({ id }) => kept.has(id))
}
