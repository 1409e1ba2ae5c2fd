import { type ClaimStatus, claimStatus } from '#lib/claims/status.ts'
import type { Transaction } from '#lib/db.ts'

/** Where a claim stands after a write. */
export interface Standing {
  votesFor: number
  votesAgainst: number
  status: ClaimStatus
}

/** Counts the votes on what a held claim states now, and writes them and the status that follows. */
export async function countVotes(tx: Transaction, claim: { id: number; statedIn: number }): Promise<Standing> {
  const votes = await tx.claimVote.groupBy({
    by: ['value'],
    where: { claimId: claim.id, version: { gte: claim.statedIn } },
    _count: true,
  })
  const of = (value: number) => votes.find(vote => vote.value === value)?._count ?? 0
  const [votesFor, votesAgainst] = [of(1), of(-1)]
  const status = claimStatus(votesFor, votesAgainst)
  await tx.claim.update({ where: { id: claim.id }, data: { votesFor, votesAgainst, status } })
  return { votesFor, votesAgainst, status }
}
