import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import type { ClaimBody, ClaimKind } from '#lib/claims/kinds.ts'
import type { ClaimContent } from '#lib/claims/merge-claim.ts'
import { type NeuronRef, parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { type Reader, type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import { type ClaimStatus, statusOf } from '#lib/claims/status.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { mainLabels } from '#lib/tags/main-labels.ts'
import { tagIds } from '#lib/tags/tag-ids.ts'

/** Which claims are wanted; what is absent does not matter. */
export interface ClaimFilter {
  /** `model/layer/neuron`. */
  neuron?: string
  /** Name of a model that one of its neurons is of. */
  model?: string
  kind?: ClaimKind
  /** Label of a tag; synonyms count as one. */
  tag?: string
  /** Id of a person. */
  author?: number
  status?: ClaimStatus
  question?: string
  /** Uid of the last claim of the page before. */
  before?: string
  /** Claims on a page, 1 .. 100; 20 where absent. */
  limit?: number
}

/** A claim in a list, in its current version. */
export interface ListedClaim extends ClaimContent<ClaimBody> {
  uid: string
  kind: ClaimKind
  author: Signatory
  status: ClaimStatus
  /** Whether it is supported and held against text it beats chance (verifiedClaims). */
  verified: boolean
  votesFor: number
  votesAgainst: number
  version: number
  question: string | null
  /** Label that a tag is read under; null for other kinds. */
  tag: string | null
  /** Replies that are neither withdrawn nor hidden. */
  nReplies: number
  createdAt: Date
  updatedAt: Date
  withdrawnAt: Date | null
  hiddenAt: Date | null
}

/** A page of claims, the latest first. */
export interface ClaimPage {
  claims: ListedClaim[]
  /** What to give as `before` for the next page; null on the last. */
  before: string | null
}

/**
 * Public claims, the latest first, a page at a time: pages neither repeat nor leave out a claim, whatever is written meanwhile. In a list of
 * their own claims people also see those that are withdrawn or hidden. Throws AccountRefusal (400) for a filter that is none.
 */
export async function listClaims(filter: ClaimFilter, reader: Reader = null): Promise<ClaimPage> {
  const limit = Math.min(100, Math.max(1, filter.limit ?? 20))
  const found = await db.claim.findMany({
    where: await whereOf(filter, reader),
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: {
      author: signature,
      tags: true,
      // All versions are few; which of them is current is a column of the claim.
      versions: { orderBy: { version: 'desc' }, take: 1 },
      _count: { select: { replies: { where: { withdrawnAt: null, hiddenAt: null } } } },
    },
  })
  const page = found.slice(0, limit)
  const [labels, verified] = await Promise.all([
    mainLabels(page.flatMap(({ tags }) => tags.map(({ tagId }) => tagId))),
    verifiedClaims(page),
  ])
  const claims = page.map(claim => {
    const kind = claim.kind as ClaimKind
    const { uid, votesFor, votesAgainst, version, question, createdAt, updatedAt, withdrawnAt, hiddenAt } = claim
    return {
      ...{ uid, kind, votesFor, votesAgainst, version, question, createdAt, updatedAt, withdrawnAt, hiddenAt },
      ...storedContent(kind, claim.versions[0]),
      author: signatory(claim.author),
      status: statusOf(claim.status),
      verified: verified.has(claim.id),
      tag: (claim.tags[0] && labels.get(claim.tags[0].tagId)) ?? null,
      nReplies: claim._count.replies,
    }
  })
  return { claims, before: found.length > limit ? (page.at(-1)?.uid ?? null) : null }
}

async function whereOf(filter: ClaimFilter, reader: Reader): Promise<Prisma.ClaimWhereInput> {
  const { model, kind, tag, author, status, question, before } = filter
  const neuron = filter.neuron === undefined ? null : neuronOf(filter.neuron)
  const last = before === undefined ? null : await db.claim.findUnique({ where: { uid: before }, select: { id: true } })
  if (before !== undefined && !last) throw new AccountRefusal(400, `before: there is no claim ${before.slice(0, 60)}.`)
  const own = author !== undefined && author === reader?.id
  return {
    ...{ kind, status, question, authorId: author },
    ...(own ? {} : { withdrawnAt: null, hiddenAt: null }),
    ...(last ? { id: { lt: last.id } } : {}),
    ...(tag === undefined ? {} : { tags: { some: { tagId: { in: await tagIds(tag) } } } }),
    AND: [
      neuron
        ? { neurons: { some: { model: { name: neuron.model }, layer: neuron.layer, neuron: neuron.neuron } } }
        : {},
      model === undefined ? {} : { neurons: { some: { model: { name: model } } } },
    ],
  }
}

function neuronOf(text: string): NeuronRef {
  const neuron = parseNeuronRef(text)
  if (!neuron) throw new AccountRefusal(400, `neuron: wanted one such as solu-1l-d64/0/12, got ${text.slice(0, 60)}.`)
  return neuron
}
