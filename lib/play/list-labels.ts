import type { StatedClaim } from '#lib/claims/kinds.ts'
import { type ClaimStatus, statusOf } from '#lib/claims/status.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { verifiedClaims } from '#lib/claims/verified-claims.ts'
import { db } from '#lib/db.ts'
import type { LabelScore } from '#lib/games/label-score.ts'
import { labelKinds } from '#lib/play/label-kinds.ts'
import { readLabelScores } from '#lib/play/read-label-scores.ts'

/** A label that people have answered for, or could. */
export interface PlayedLabel {
  uid: string
  stated: StatedClaim
  status: ClaimStatus
  verified: boolean
  /** Answers given with it. */
  answers: number
  scores: LabelScore[]
  /** Whether the reader wrote it: then it is not offered. */
  own: boolean
}

/** Labels to play with, those with most answers first. */
export async function listLabels(userId: number | null, most = 20): Promise<PlayedLabel[]> {
  const found = await db.claim.findMany({
    where: { kind: { in: labelKinds }, withdrawnAt: null, hiddenAt: null },
    orderBy: [{ answers: { _count: 'desc' } }, { id: 'desc' }],
    take: most,
    include: { versions: { orderBy: { version: 'desc' } }, _count: { select: { answers: true } } },
  })
  const answered = found.filter(({ _count }) => _count.answers > 0)
  const [scores, verified] = await Promise.all([readLabelScores(answered.map(({ uid }) => uid)), verifiedClaims(found)])
  return found.map(({ id, uid, kind, status, authorId, versions, _count }) => ({
    uid,
    stated: { kind, body: storedContent(kind as StatedClaim['kind'], versions[0]).body } as StatedClaim,
    status: statusOf(status),
    verified: verified.has(id),
    answers: _count.answers,
    scores: scores.get(uid) ?? [],
    own: userId !== null && [authorId, ...versions.map(version => version.authorId)].includes(userId),
  }))
}
